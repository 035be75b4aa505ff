// Two clusters that Flux applies, each for itself. Everything but the delivery is as with Argo CD.
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

// in each cluster, once: flux bootstrap git --url=… --branch=main --path=examples/flux/dist/flux/<cluster>
const mesh = new Mesh(app, 'flux', {
  trustDomain: 'corp.local',
  delivery: Delivery.flux({ path: 'examples/flux/dist' }),
});

const us = new MeshCluster(mesh, 'us', { region: 'us-east-1' });
const eu = new MeshCluster(mesh, 'eu', { region: 'eu-west-1' });

for (const cluster of [us, eu]) {
  const address = GatewayAddress.externalDns(`eastwest.${cluster.node.id}.example.com`);
  new EastWestGateway(cluster, 'eastwest', { address });
  cluster.addNamespace(ECHO.namespace);
  new EchoChart(cluster, 'echo', { region: cluster.node.id });
}
us.addNamespace(FRONTEND.namespace);
new FrontendChart(us, 'frontend');

// the nearest echo: callers stay local and fail over to the other region
new CrossClusterServiceEntry(mesh, 'echo', {
  host: 'echo.mesh.local',
  service: ECHO,
  exportedBy: [us, eu],
  callers: [FRONTEND],
});

app.synth();
