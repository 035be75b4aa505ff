import {
  CrossClusterServiceEntry,
  Delivery,
  EastWestGateway,
  ConsoleExposure,
  GatewayAddress,
  Mesh,
  MeshApp,
  MeshCluster,
  MeshTrust,
  ObservabilityStack,
} from './lib';
import { ECHO, EchoChart } from './workloads/echo';
import { FRONTEND, FrontendChart } from './workloads/frontend';

const app = new MeshApp();

const mesh = new Mesh(app, 'training-mesh', {
  trustDomain: 'corp.local',
  trust: MeshTrust.preProvisioned(),
  delivery: Delivery.argoCd({ repoUrl: 'https://git.example.com/platform/training-mesh.git' }),
});

const us = new MeshCluster(mesh, 'us', { network: 'us-net', region: 'us-east-1' });
const eu = new MeshCluster(mesh, 'eu', { network: 'eu-net', region: 'eu-west-1' });

new EastWestGateway(us, 'eastwest', { address: GatewayAddress.externalDns('eastwest.us.example.com') });
new EastWestGateway(eu, 'eastwest', { address: GatewayAddress.externalDns('eastwest.eu.example.com') });

// echo runs in both clusters, a client of it in us
for (const cluster of [us, eu]) {
  cluster.addNamespace(ECHO.namespace);
  new EchoChart(cluster, 'echo', { region: cluster.node.id });
}
us.addNamespace(FRONTEND.namespace);
new FrontendChart(us, 'frontend');

// the echo of eu, from anywhere: us reaches it through eu's gateway
new CrossClusterServiceEntry(mesh, 'echo-eu', {
  host: 'echo.eu.mesh.local',
  service: ECHO,
  exportedBy: [eu],
  callers: [FRONTEND],
});

// the nearest echo: callers stay local and fail over to the other region
new CrossClusterServiceEntry(mesh, 'echo', {
  host: 'echo.mesh.local',
  service: ECHO,
  exportedBy: [us, eu],
  callers: [FRONTEND],
});

// Prometheus, Grafana and Kiali in each cluster
new ObservabilityStack(mesh, 'observability', { exposure: ConsoleExposure.clusterInternal() });

app.synth();
