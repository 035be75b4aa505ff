import { ApiObject, Chart } from 'cdk8s';
import {
  CrossClusterServiceEntry,
  EastWestGateway,
  ConsoleExposure,
  GatewayAddress,
  Istio,
  MeshCluster,
  ObservabilityStack,
  Routing,
} from '../../lib';
import type { MeshApp } from '../../lib';
import { filesIn } from '../support/files';
import { problemsOf, synth } from '../support/synth';
import { ECHO, trainingMesh } from '../support/training-mesh';

/** Fifteen mistakes of different kinds, beside a mesh that is right. */
function fifteenMistakes(app: MeshApp): void {
  const { mesh, us, eu } = trainingMesh(app);
  const ap = new MeshCluster(mesh, 'ap', { region: 'ap/south', istio: Istio.managed({ version: '1.27' }) });
  new EastWestGateway(ap, 'eastwest', { address: GatewayAddress.hostname('${LB}'), minReplicas: 0 });
  ap.addNamespace('Shop');
  const entry = (id: string, props: Partial<ConstructorParameters<typeof CrossClusterServiceEntry>[2]>): void => {
    const service = { ...ECHO, name: id, selector: { app: id } };
    new CrossClusterServiceEntry(mesh, id, { host: `${id}.mesh.local`, service, exportedBy: [us], ...props });
  };
  entry('short', { host: 'short' });
  entry('native', { host: 'native.echo.svc.cluster.local' });
  entry('twice', { host: 'echo.mesh.local' });
  entry('udp', {
    service: { ...ECHO, name: 'udp', selector: { app: 'udp' }, ports: [{ name: 'dns', port: 53, protocol: 'UDP' }] },
  });
  entry('shares', { exportedBy: [us, eu], routing: Routing.weighted([{ cluster: us, weight: 10 }]) });
  entry('repeated', { exportedBy: [us, us] });
  for (const id of ['first', 'second'])
    new ObservabilityStack(mesh, id, { exposure: ConsoleExposure.clusterInternal() });
  new Chart(app, 'nowhere');
  const users = new Chart(us, 'users', { disableResourceNameHashes: true });
  new ApiObject(users, 'anywhere', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'anywhere' } });
  new ApiObject(users, 'secret', {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'secret', namespace: 'echo' },
    stringData: { key: 'hunter2' },
  });
}

test('fifteen different mistakes give fifteen problems in one run, those in objects of users included', () => {
  const { outdir, files: before } = synth((app) => trainingMesh(app));
  const problems = problemsOf(() => synth(fifteenMistakes, outdir));
  expect(problems.map(({ path, rule }) => `${path} ${rule}`)).toEqual([
    'nowhere object-outside-cluster',
    'training-mesh/ap locality-syntax',
    'training-mesh/ap supported-istio-version',
    'training-mesh/ap/eastwest gateway-address-is-real',
    'training-mesh/ap/eastwest valid-gateway-settings',
    'training-mesh/ap/namespaces/Shop valid-names',
    'training-mesh/native host-outside-cluster-domain',
    'training-mesh/repeated valid-cluster-lists',
    'training-mesh/second one-observability-stack',
    'training-mesh/shares weights-add-up',
    'training-mesh/short valid-names',
    'training-mesh/twice unique-hosts',
    'training-mesh/udp protocol-can-cross',
    'training-mesh/us/users/anywhere namespaced-has-namespace',
    'training-mesh/us/users/secret no-secret-material',
  ]);
  expect(problems.filter(({ what, fix }) => what === '' || fix === '')).toEqual([]);
  expect(filesIn(outdir)).toEqual(before);
});
