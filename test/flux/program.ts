import { ApiObject, Chart, JsonPatch } from 'cdk8s';
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
} from '../../lib';
import { ECHO, EchoChart } from '../../workloads/echo';
import { FRONTEND, FrontendChart } from '../../workloads/frontend';

/**
 * The training mesh of main.ts at a stage of its life. STAGE lists what is different from main.ts, OUTDIR is
 * where it is written. `argoCd` delivers it by Argo CD, as the kit reads from there which charts it has to offer.
 */
const stage = new Set((process.env.STAGE ?? '').split(','));
const repoUrl = 'https://git.example.com/platform/training-mesh.git';

const app = new MeshApp({ outdir: process.env.OUTDIR });
const mesh = new Mesh(app, 'training-mesh', {
  trustDomain: 'corp.local',
  trust: MeshTrust.preProvisioned(),
  delivery: stage.has('argoCd') ? Delivery.argoCd({ repoUrl }) : Delivery.flux(),
});

const us = new MeshCluster(mesh, 'us', { network: 'us-net', region: 'us-east-1' });
const eu = stage.has('withoutEu')
  ? undefined
  : new MeshCluster(mesh, 'eu', { network: 'eu-net', region: 'eu-west-1', inRotation: !stage.has('drained') });
const clusters = eu === undefined ? [us] : [us, eu];

for (const cluster of clusters) {
  const address = GatewayAddress.externalDns(`eastwest.${cluster.node.id}.example.com`);
  new EastWestGateway(cluster, 'eastwest', { address });
  cluster.addNamespace(ECHO.namespace);
  new EchoChart(cluster, 'echo', { region: cluster.node.id });
  if (!stage.has('gatewayChanged')) continue;
  const gateway = { component: 'eastwest', kind: 'Deployment', name: 'istio-eastwestgateway' };
  cluster.patch(gateway, JsonPatch.add('/spec/template/spec/nodeSelector', { 'kubernetes.io/os': 'linux' }));
}
us.addNamespace(FRONTEND.namespace);
new FrontendChart(us, 'frontend');

if (eu !== undefined) {
  const host = 'echo.eu.mesh.local';
  new CrossClusterServiceEntry(mesh, 'echo-eu', { host, service: ECHO, exportedBy: [eu], callers: [FRONTEND] });
}
new CrossClusterServiceEntry(mesh, 'echo', {
  host: 'echo.mesh.local',
  service: ECHO,
  exportedBy: clusters,
  callers: [FRONTEND],
});

if (stage.has('greet') && eu !== undefined) addGreet(eu);

new ObservabilityStack(mesh, 'observability', { exposure: ConsoleExposure.clusterInternal() });

app.synth();

/** A namespace, a workload and a host more. */
function addGreet(cluster: MeshCluster): void {
  const selector = { app: 'greet' };
  const ports = [{ name: 'http', port: 80, targetPort: 8080 }];
  const service = { namespace: 'greet', name: 'greet', serviceAccount: 'greet', selector, ports };
  cluster.addNamespace('greet');
  const chart = new Chart(cluster, 'greet', { namespace: 'greet' });
  const metadata = { name: 'greet' };
  new ApiObject(chart, 'account', { apiVersion: 'v1', kind: 'ServiceAccount', metadata });
  new ApiObject(chart, 'service', { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector, ports } });
  const container = { name: 'greet', image: 'hashicorp/http-echo:1.0', ports: [{ name: 'http', containerPort: 8080 }] };
  const template = { metadata: { labels: selector }, spec: { serviceAccountName: 'greet', containers: [container] } };
  const spec = { selector: { matchLabels: selector }, template };
  new ApiObject(chart, 'deployment', { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec });
  const host = 'greet.mesh.local';
  new CrossClusterServiceEntry(mesh, 'greet', { host, service, exportedBy: [cluster], callers: [FRONTEND] });
}
