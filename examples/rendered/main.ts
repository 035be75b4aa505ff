// A chart of the platform's own is rendered at synth for us, object by object in dist/; eu still gets it
// from the chart repository. Istio is there already, so this chart is all that could be rendered.
import { join } from 'node:path';
import {
  CrossClusterServiceEntry,
  Delivery,
  EastWestGateway,
  GatewayAddress,
  Istio,
  Mesh,
  MeshApp,
  MeshCluster,
} from 'cdk8s-mesh';
import { ECHO, EchoChart } from '../../workloads/echo';
import { FRONTEND, FrontendChart } from '../../workloads/frontend';
import { NamespaceDefaults } from './namespace-defaults';

const app = new MeshApp();
const mesh = new Mesh(app, 'rendered', {
  trustDomain: 'corp.local',
  delivery: Delivery.rendered({
    by: Delivery.argoCd({
      repoUrl: 'https://git.example.com/platform/rendered.git',
      path: 'examples/rendered/dist',
    }),
    charts: { 'namespace-defaults': join(__dirname, 'charts/namespace-defaults') },
    // eu is the next commit
    clusters: ['us'],
  }),
});

function addCluster(name: string, region: string): MeshCluster {
  const istio = Istio.existing({ version: '1.30.3' });
  const cluster = new MeshCluster(mesh, name, { region, istio, gatewayApiCrds: 'existing' });
  new EastWestGateway(cluster, 'eastwest', { address: GatewayAddress.externalDns(`eastwest.${name}.example.com`) });
  cluster.addNamespace(FRONTEND.namespace);
  new FrontendChart(cluster, 'frontend');
  cluster.addNamespace(ECHO.namespace);
  new EchoChart(cluster, 'echo', { region: name });
  return cluster;
}

const us = addCluster('us', 'us-east-1');
const eu = addCluster('eu', 'eu-west-1');
new NamespaceDefaults(mesh, 'namespace-defaults');

new CrossClusterServiceEntry(mesh, 'echo', {
  host: 'echo.mesh.local',
  service: ECHO,
  exportedBy: [us, eu],
  callers: [FRONTEND],
});

app.synth();
