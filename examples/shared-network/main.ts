// Two clusters of one region on one network, and one elsewhere. Calls between clusters pass the
// gateways on a shared network too: identity and policy are the same everywhere, and no cluster needs
// to know the pods of another one.
import {
  CrossClusterServiceEntry,
  Delivery,
  EastWestGateway,
  GatewayAddress,
  Mesh,
  MeshApp,
  MeshCluster,
} from 'cdk8s-mesh';
import { ECHO, EchoChart } from '../../workloads/echo';
import { FRONTEND, FrontendChart } from '../../workloads/frontend';

const app = new MeshApp();
const mesh = new Mesh(app, 'shared-network', {
  trustDomain: 'corp.local',
  delivery: Delivery.argoCd({
    repoUrl: 'https://git.example.com/platform/shared-network.git',
    path: 'examples/shared-network/dist',
  }),
});

function addCluster(name: string, network: string, region: string): MeshCluster {
  const cluster = new MeshCluster(mesh, name, { network, region });
  const address = GatewayAddress.externalDns(`eastwest.${name}.example.com`);
  new EastWestGateway(cluster, 'eastwest', { address });
  return cluster;
}

const us = addCluster('us', 'us-net', 'us-east-1');
const eu = addCluster('eu', 'eu-net', 'eu-west-1');
const ap = addCluster('ap', 'eu-net', 'eu-west-1');

us.addNamespace(FRONTEND.namespace);
new FrontendChart(us, 'frontend');
for (const cluster of [eu, ap]) {
  cluster.addNamespace(ECHO.namespace);
  new EchoChart(cluster, 'echo', { region: cluster.node.id });
}

// either of the two
new CrossClusterServiceEntry(mesh, 'either', {
  host: 'echo.mesh.local',
  service: ECHO,
  exportedBy: [eu, ap],
  callers: [FRONTEND],
});

// exactly this one, although both are on one network
new CrossClusterServiceEntry(mesh, 'only-ap', {
  host: 'echo.ap.mesh.local',
  service: ECHO,
  exportedBy: [ap],
  callers: [FRONTEND],
});

app.synth();
