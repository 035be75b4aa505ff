// Three regions, all of them active: callers stay in their region and fail over to the others.
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
const mesh = new Mesh(app, 'three-regions', {
  trustDomain: 'corp.local',
  delivery: Delivery.argoCd({
    repoUrl: 'https://git.example.com/platform/three-regions.git',
    path: 'examples/three-regions/dist',
  }),
});

const REGIONS = { us: 'us-east-1', eu: 'eu-west-1', ap: 'ap-south-1' };

const clusters = Object.entries(REGIONS).map(([name, region]) => {
  const cluster = new MeshCluster(mesh, name, { region });
  const address = GatewayAddress.externalDns(`eastwest.${name}.example.com`);
  new EastWestGateway(cluster, 'eastwest', { address });
  for (const { namespace } of [ECHO, FRONTEND]) cluster.addNamespace(namespace);
  new EchoChart(cluster, 'echo', { region: name });
  new FrontendChart(cluster, 'frontend');
  return cluster;
});

new CrossClusterServiceEntry(mesh, 'nearest', {
  host: 'echo.mesh.local',
  service: ECHO,
  exportedBy: clusters,
  callers: [FRONTEND],
});

app.synth();
