// An explicit order in which clusters answer. Callers of echo stay in their own cluster and then go to
// the others in this order; the ledger is written in eu, from everywhere, and ap is a mere standby.
import {
  CrossClusterServiceEntry,
  Delivery,
  EastWestGateway,
  GatewayAddress,
  Mesh,
  MeshApp,
  MeshCluster,
  Routing,
} from 'cdk8s-mesh';
import { ECHO, EchoChart } from '../../workloads/echo';
import { FRONTEND, FrontendChart } from '../../workloads/frontend';
import { LEDGER, LedgerChart } from './ledger';

const app = new MeshApp();
const mesh = new Mesh(app, 'standby', {
  trustDomain: 'corp.local',
  delivery: Delivery.argoCd({
    repoUrl: 'https://git.example.com/platform/standby.git',
    path: 'examples/standby/dist',
  }),
});

function addCluster(name: string, region: string): MeshCluster {
  const cluster = new MeshCluster(mesh, name, { region });
  new EastWestGateway(cluster, 'eastwest', { address: GatewayAddress.externalDns(`eastwest.${name}.example.com`) });
  cluster.addNamespace(FRONTEND.namespace);
  new FrontendChart(cluster, 'frontend');
  cluster.addNamespace(ECHO.namespace);
  new EchoChart(cluster, 'echo', { region: name });
  return cluster;
}

const us = addCluster('us', 'us-east-1');
const eu = addCluster('eu', 'eu-west-1');
const ap = addCluster('ap', 'ap-south-1');

for (const cluster of [eu, ap]) {
  cluster.addNamespace(LEDGER.namespace);
  new LedgerChart(cluster, 'ledger');
}

// from us: us, then eu, then ap
new CrossClusterServiceEntry(mesh, 'echo', {
  host: 'echo.mesh.local',
  service: ECHO,
  exportedBy: [us, eu, ap],
  callers: [FRONTEND],
  routing: Routing.ordered([us, eu, ap]),
});

// from everywhere, ap included: eu, and ap only while eu does not work
new CrossClusterServiceEntry(mesh, 'ledger', {
  host: 'ledger.mesh.local',
  service: LEDGER,
  exportedBy: [eu, ap],
  callers: [FRONTEND],
  routing: Routing.activeStandby(eu, ap),
});

app.synth();
