import {
  EastWestGateway,
  EndpointDiscovery,
  GatewayAddress,
  Istio,
  MeshApp,
  MeshCluster,
  RemoteCredentials,
} from '../../lib';
import type { Manifest } from '../../lib';
import { nameOf } from '../../lib/resources/manifest';
import { findManifest, manifestsOf, renderMesh } from '../../lib/testing';
import { MOUNTED, VAULT, globalEcho, render } from '../support/discovery';
import { problemsOf } from '../support/synth';
import { addGateway, emptyMesh } from '../support/training-mesh';

const remotesOf = (files: ReadonlyMap<string, readonly Manifest[]>, cluster: MeshCluster): readonly string[] =>
  [...files]
    .filter(([path]) => path.startsWith(`clusters/${cluster.node.id}/remotes/`))
    .flatMap(([path, objects]) => objects.map((object) => `${path}: ${nameOf(object)}`));

const TOKEN = { kind: 'Secret', name: 'istio-reader-service-account-istio-remote-secret-token' };

test('each cluster asks for a token and reads the other one; a cluster outside of the pair has nothing of it', () => {
  const { clusters, files } = render();
  for (const [cluster, other] of [
    [clusters.us, 'eu'],
    [clusters.eu, 'us'],
  ] as const) {
    const file = `clusters/${cluster.node.id}/remotes/us-eu.yaml`;
    expect(remotesOf(files, cluster)).toEqual([
      `${file}: Secret istio-system/${TOKEN.name}`,
      `${file}: ExternalSecret istio-system/istio-remote-secret-${other}`,
    ]);
  }
  expect(remotesOf(files, clusters.ap)).toEqual([]);
});

test('Kubernetes creates the token: the Secret names the service account and has no data', () => {
  const { clusters, files } = render();
  expect(findManifest(files, clusters.eu, TOKEN)).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: TOKEN.name,
      namespace: 'istio-system',
      annotations: { 'kubernetes.io/service-account.name': 'istio-reader-service-account' },
    },
    type: 'kubernetes.io/service-account-token',
  });
});

test('External Secrets makes the remote secret as istiod looks for it', () => {
  const { clusters, files } = render();
  const { apiVersion, spec } = findManifest(files, clusters.us, {
    kind: 'ExternalSecret',
    name: 'istio-remote-secret-eu',
  });
  expect(apiVersion).toBe('external-secrets.io/v1');
  expect(spec).toEqual({
    refreshInterval: '1h',
    secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
    target: {
      name: 'istio-remote-secret-eu',
      creationPolicy: 'Owner',
      template: {
        metadata: {
          labels: { 'istio/multiCluster': 'true' },
          annotations: { 'networking.istio.io/cluster': 'eu' },
        },
      },
    },
    data: [{ secretKey: 'eu', remoteRef: { key: 'istio-remote-secret-eu' } }],
  });
});

test('store, its kind and the prefix of its keys can be chosen', () => {
  const credentials = RemoteCredentials.externalSecret({ store: 'own', storeKind: 'SecretStore', keyPrefix: 'mesh/' });
  const { clusters, files } = render({ credentials });
  expect(
    findManifest(files, clusters.us, { kind: 'ExternalSecret', name: 'istio-remote-secret-eu' }).spec,
  ).toMatchObject({
    secretStoreRef: { kind: 'SecretStore', name: 'own' },
    data: [{ secretKey: 'eu', remoteRef: { key: 'mesh/eu' } }],
  });
});

test('a cluster that several others read has one token, with the first discovery, in whichever order they are declared', () => {
  const pairs = [
    ['us', 'eu'],
    ['us', 'ap'],
    ['ap', 'eu'],
  ] as const;
  const { clusters, files } = render({ pairs });
  const first = { us: 'us-ap', eu: 'ap-eu', ap: 'ap-eu' };
  for (const name of ['us', 'eu', 'ap'] as const) {
    const remotes = remotesOf(files, clusters[name]);
    expect(remotes.filter((each) => each.includes(': Secret '))).toEqual([
      `clusters/${name}/remotes/${first[name]}.yaml: Secret istio-system/${TOKEN.name}`,
    ]);
    expect(remotes.filter((each) => each.includes(': ExternalSecret '))).toHaveLength(2);
  }
  expect(Object.fromEntries(render({ pairs: pairs.toReversed() }).files)).toEqual(Object.fromEntries(files));
});

test('with a mounted Secret the token is asked for, and no remote secret is made', () => {
  const { clusters, files } = render({ credentials: MOUNTED });
  expect(remotesOf(files, clusters.us)).toEqual([`clusters/us/remotes/us-eu.yaml: Secret istio-system/${TOKEN.name}`]);
});

test('only pods that istiod does not read become a WorkloadEntry of the Service', () => {
  const { clusters, files } = render({
    more: (mesh, { us, eu, ap }) => {
      globalEcho(mesh, [us, eu, ap]);
    },
  });
  const labels = (name: string): unknown =>
    (findManifest(files, clusters.us, { kind: 'WorkloadEntry', name }).spec as { labels: unknown }).labels;
  expect(labels('echo-eu')).toEqual({ 'service.istio.io/canonical-name': 'echo' });
  expect(labels('echo-ap')).toEqual({ app: 'echo', 'service.istio.io/canonical-name': 'echo' });
});

test('the host of the mesh goes its own way: peer Gateways stay', () => {
  const { clusters, files } = render({
    more: (mesh, { us, eu }) => {
      globalEcho(mesh, [us, eu]);
    },
  });
  expect(findManifest(files, clusters.us, { kind: 'Gateway', name: 'peer-eu' }).metadata.namespace).toBe(
    'istio-system',
  );
});

test('a cluster that takes no calls is not read, and reads the others', () => {
  const { clusters, files } = render({ props: { eu: { inRotation: false } } });
  const secrets = (cluster: MeshCluster): readonly string[] =>
    manifestsOf(files, cluster)
      .filter(({ kind }) => kind.endsWith('Secret'))
      .map(({ metadata }) => metadata.name);
  expect(secrets(clusters.us)).toEqual([TOKEN.name]);
  expect(secrets(clusters.eu)).toEqual([TOKEN.name, 'istio-remote-secret-us']);
});

test('a cluster whose gateway waits for its address is not read either: its pods could not be reached', () => {
  const mesh = emptyMesh(new MeshApp());
  const us = new MeshCluster(mesh, 'us', { region: 'us-east-1' });
  const eu = new MeshCluster(mesh, 'eu', { region: 'eu-west-1' });
  addGateway(us);
  new EastWestGateway(eu, 'eastwest', { address: GatewayAddress.pending() });
  new EndpointDiscovery(mesh, 'us-eu', { clusters: [us, eu], credentials: VAULT });
  expect(manifestsOf(renderMesh(mesh), us).filter(({ kind }) => kind === 'ExternalSecret')).toEqual([]);
});

test('an existing istiod is read and reads in its own namespace', () => {
  const istio = Istio.existing({ version: '1.30.3', namespace: 'mesh-system' });
  const { clusters, files } = render({ props: { us: { istio } } });
  expect(findManifest(files, clusters.us, TOKEN).metadata.namespace).toBe('mesh-system');
  const selector = { kind: 'ExternalSecret', name: 'istio-remote-secret-eu' };
  expect(findManifest(files, clusters.us, selector).metadata.namespace).toBe('mesh-system');
});

test('the layer comes after the configuration, and its Application takes the token along when it goes', () => {
  const { files } = render();
  const [application] = files.get('argocd/apps/us/remotes.yaml') ?? [];
  expect(application?.metadata.annotations).toMatchObject({ 'argocd.argoproj.io/sync-wave': '25' });
  expect(application?.metadata.finalizers).toEqual(['resources-finalizer.argocd.argoproj.io']);
  expect([...render({ pairs: [] }).files.keys()].filter((path) => path.includes('remotes'))).toEqual([]);
});

test('projects allow what a discovery writes also where there is none, so that it can go', () => {
  const project = render({ pairs: [] }).files.get('argocd/apps/us/project.yaml')?.[0];
  const allowed = (project?.spec as { namespaceResourceWhitelist: unknown }).namespaceResourceWhitelist;
  expect(allowed).toContainEqual({ group: '', kind: 'Secret' });
  expect(allowed).toContainEqual({ group: 'external-secrets.io', kind: 'ExternalSecret' });
});

test('fails for a cluster of another mesh, and for one that another repository writes', () => {
  const problems = problemsOf(() =>
    render({
      more: (mesh, { us }) => {
        const foreign = new MeshCluster(emptyMesh(new MeshApp()), 'sa', { region: 'sa-east-1' });
        new EndpointDiscovery(mesh, 'foreign', { clusters: [us, foreign], credentials: VAULT });
        const reported = MeshCluster.fromReport(mesh, 'cn', '{}');
        // @ts-expect-error istiods read clusters that this program writes
        // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- the mistake is the point
        new EndpointDiscovery(mesh, 'reported', { clusters: [us, reported], credentials: VAULT });
      },
    }),
  );
  expect(problems.filter(({ rule }) => rule === 'discovery-pairs')).toMatchObject([
    { path: 'training-mesh/foreign', value: 'training-mesh/sa' },
    { path: 'training-mesh/reported', value: 'training-mesh/cn' },
  ]);
});
