// A gRPC service in two regions, declared from a kplus.Service. The sidecar of the caller balances
// requests, not connections, and the name of the port tells it to.
import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  CrossClusterServiceEntry,
  Delivery,
  EastWestGateway,
  GatewayAddress,
  Mesh,
  MeshApp,
  MeshCluster,
} from 'cdk8s-mesh';
import { FRONTEND, FrontendChart } from '../../workloads/frontend';

const app = new MeshApp();
const mesh = new Mesh(app, 'grpc', {
  trustDomain: 'corp.local',
  delivery: Delivery.argoCd({ repoUrl: 'https://git.example.com/platform/grpc.git', path: 'examples/grpc/dist' }),
});

const LABELS = { app: 'quotes' };

/** Declares the service in a cluster and returns its Service object. */
function addQuotes(cluster: MeshCluster): kplus.Service {
  cluster.addNamespace('quotes');
  const chart = new Chart(cluster, 'quotes', { namespace: 'quotes' });
  const named = { metadata: { name: 'quotes' } };
  const deployment = new kplus.Deployment(chart, 'deployment', {
    ...named,
    replicas: 2,
    select: false,
    podMetadata: { labels: LABELS },
    serviceAccount: new kplus.ServiceAccount(chart, 'service-account', named),
    securityContext: { user: 65532, group: 65532 },
    containers: [
      {
        name: 'quotes',
        image: 'registry.example.com/quotes:1.4.2',
        ports: [{ name: 'grpc', number: 9090 }],
        resources: { cpu: { request: kplus.Cpu.millis(50) }, memory: { request: Size.mebibytes(64) } },
      },
    ],
  });
  deployment.select(kplus.LabelSelector.of({ labels: LABELS }));
  const service = new kplus.Service(chart, 'service', { ...named, ports: [{ name: 'grpc', port: 9090 }] });
  service.selectLabel('app', LABELS.app);
  return service;
}

const us = new MeshCluster(mesh, 'us', { region: 'us-east-1' });
const eu = new MeshCluster(mesh, 'eu', { region: 'eu-west-1' });
for (const cluster of [us, eu]) {
  const address = GatewayAddress.externalDns(`eastwest.${cluster.node.id}.example.com`);
  new EastWestGateway(cluster, 'eastwest', { address });
}
us.addNamespace(FRONTEND.namespace);
new FrontendChart(us, 'frontend');

const quotes = addQuotes(us);
addQuotes(eu);

new CrossClusterServiceEntry(mesh, 'quotes', {
  host: 'quotes.mesh.local',
  service: { from: quotes, serviceAccount: 'quotes', selector: LABELS },
  exportedBy: [us, eu],
  callers: [FRONTEND],
});

app.synth();
