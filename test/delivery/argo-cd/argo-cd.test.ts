import { ApiObject } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { Delivery, EastWestGateway, GatewayAddress, Mesh, MeshApp, MeshCluster } from '../../../lib/index';
import type { ArgoCdProps } from '../../../lib/index';
import { groupOf } from '../../../lib/resources/manifest';
import { synth } from '../../support/synth';
import { REPOSITORY, trainingMesh } from '../../support/training-mesh';

interface Application {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly annotations: Record<string, string>;
  };
  readonly spec: Record<string, unknown>;
}

function delivered(declare: (app: MeshApp) => void): Map<string, Application> {
  const { files } = synth(declare);
  const applications = [...files].filter(([path]) => path.startsWith('argocd/'));
  return new Map(applications.map(([path, text]) => [path.slice('argocd/'.length), lastIn(text)]));
}

/** The object that a file is for; others before it stand in files of their own. */
function lastIn(text: string): Application {
  return parseAllDocuments(text).at(-1)?.toJS() as Application;
}

const training = delivered((app) => trainingMesh(app));
const WAVE = 'argocd.argoproj.io/sync-wave';

test('the root leads to one Application for each cluster and these to their project, layers and charts', () => {
  expect([...training.keys()].filter((path) => !path.startsWith('apps/eu'))).toEqual([
    'apps/_project.yaml',
    'apps/us.yaml',
    'apps/us/config.yaml',
    'apps/us/control-plane.yaml',
    'apps/us/gateway-api.yaml',
    'apps/us/gateways.yaml',
    'apps/us/istio-base.yaml',
    'apps/us/istiod.yaml',
    'apps/us/project-gateway-api.yaml',
    'apps/us/project-istio-base.yaml',
    'apps/us/project-istiod.yaml',
    'apps/us/project.yaml',
    'apps/us/workloads.yaml',
    'root.yaml',
  ]);
  expect(training.get('root.yaml')?.spec).toMatchObject({
    project: 'training-mesh',
    source: { repoURL: REPOSITORY, path: 'dist/argocd/apps' },
  });
  expect(training.get('apps/us.yaml')?.spec).toMatchObject({
    project: 'training-mesh',
    source: { path: 'dist/argocd/apps/us' },
  });
  expect(training.get('apps/us/config.yaml')?.spec).toMatchObject({
    project: 'training-mesh-us',
    destination: { name: 'us' },
    source: { path: 'dist/clusters/us/config', directory: { recurse: true } },
  });
  expect(training.get('apps/us/istiod.yaml')?.spec.project).toBe('training-mesh-us-istiod');
});

test('root.yaml brings the project of the root, which must exist before it', () => {
  const { files } = synth((app) => trainingMesh(app));
  const [first, second, ...others] = parseAllDocuments(files.get('argocd/root.yaml') ?? '').map(
    (document) => document.toJS() as Application,
  );
  expect(first).toEqual(training.get('apps/_project.yaml'));
  expect([first, second]).toMatchObject([
    { kind: 'AppProject', metadata: { name: 'training-mesh' } },
    { kind: 'Application', metadata: { name: 'training-mesh' } },
  ]);
  expect(others).toEqual([]);
});

test('what upstream keeps in Git is pinned by commit, with the version beside it', () => {
  expect(training.get('apps/us/gateway-api.yaml')?.spec).toMatchObject({
    source: { targetRevision: expect.stringMatching(/^[0-9a-f]{40}$/) as unknown },
    info: [{ name: 'version', value: expect.stringMatching(/^v\d+\.\d+\.\d+$/) as unknown }],
  });
});

test('waves put the project first, then CRDs and namespaces, istiod, gateways, workloads, configuration', () => {
  const waves = [...training]
    .filter(([path]) => path.startsWith('apps/us'))
    .map(([path, { metadata }]) => [metadata.annotations[WAVE], path]);
  expect(Object.fromEntries(waves.map(([wave, path]) => [path, Number(wave)]))).toEqual({
    'apps/us.yaml': 0,
    'apps/us/project-gateway-api.yaml': -100,
    'apps/us/project-istio-base.yaml': -100,
    'apps/us/project-istiod.yaml': -100,
    'apps/us/project.yaml': -100,
    'apps/us/gateway-api.yaml': -40,
    'apps/us/control-plane.yaml': -30,
    'apps/us/istio-base.yaml': -20,
    'apps/us/istiod.yaml': -10,
    'apps/us/gateways.yaml': 0,
    'apps/us/workloads.yaml': 10,
    'apps/us/config.yaml': 20,
  });
});

test('every Application keeps trying, and none prunes CRDs', () => {
  for (const [path, { kind, spec }] of training) {
    if (kind !== 'Application') continue;
    const prune = !path.endsWith('gateway-api.yaml');
    expect([path, spec.syncPolicy]).toMatchObject([
      path,
      { automated: { prune, selfHeal: true }, retry: { limit: -1, refresh: true } },
    ]);
  }
});

test('Istio configuration is never compared through istiod, everything else on the server', () => {
  const compare = (file: string): string | undefined =>
    training.get(`apps/us/${file}.yaml`)?.metadata.annotations['argocd.argoproj.io/compare-options'];
  expect(compare('config')).toBe('ServerSideDiff=false');
  expect(compare('gateways')).toBe('ServerSideDiff=true');
});

test('istiod gets the values that count and none that do nothing', () => {
  const source = training.get('apps/us/istiod.yaml')?.spec.source as {
    helm: { valuesObject: unknown };
    chart: string;
    repoURL: string;
  };
  expect(source).toMatchObject({
    chart: 'istiod',
    repoURL: 'https://blob.istio.io/istio-release/charts',
    targetRevision: '1.30.3',
  });
  expect(source.helm.valuesObject).toEqual({
    global: { meshID: 'training-mesh', network: 'us-net', multiCluster: { clusterName: 'us' }, hub: 'docker.io/istio' },
    meshConfig: {
      trustDomain: 'corp.local',
      tcpKeepalive: { time: '60s', interval: '20s', probes: 3 },
      defaultConfig: { proxyMetadata: { ISTIO_META_DNS_CAPTURE: 'true' } },
    },
    base: { validationFailurePolicy: 'Fail' },
    env: { PILOT_SCOPE_GATEWAY_TO_NAMESPACE: 'true', ROOT_CA_DIR: '/etc/mesh-ca' },
    volumes: [{ name: 'mesh-ca', secret: { secretName: 'cacerts' } }],
    volumeMounts: [{ name: 'mesh-ca', mountPath: '/etc/mesh-ca', readOnly: true }],
  });
});

test('the project of a cluster allows what is written for it: a new kind and a new namespace appear in it', () => {
  const project = (extra: boolean): string => {
    const files = delivered((app) => {
      const { us } = trainingMesh(app);
      if (!extra) return;
      new ApiObject(us, 'job', {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: { name: 'job', namespace: 'jobs' },
      });
      new ApiObject(us, 'role', {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name: 'reader' },
      });
      new ApiObject(us, 'planet', { apiVersion: 'example.com/v1', kind: 'Planet', metadata: { name: 'mars' } });
    });
    return JSON.stringify(files.get('apps/us/project.yaml')?.spec);
  };
  const added = [
    '{"group":"batch","kind":"CronJob"}',
    '{"name":"us","namespace":"jobs"}',
    '{"group":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"reader"}',
    '{"group":"example.com","kind":"Planet","name":"mars"}',
  ];
  for (const text of added)
    expect([text, project(true).includes(text), project(false).includes(text)]).toEqual([text, true, false]);
  expect(project(true)).not.toContain('"*"');
});

test('settings of Argo CD reach every Application', () => {
  const props: ArgoCdProps = {
    repoUrl: REPOSITORY,
    targetRevision: 'release',
    path: 'out/mesh',
    namespace: 'gitops',
    project: 'bootstrap',
    destinations: { us: { server: 'https://us.example.com' } },
  };
  const files = delivered((app) => {
    const mesh = new Mesh(app, 'm', { delivery: Delivery.argoCd(props) });
    const us = new MeshCluster(mesh, 'us', { region: 'us-east-1' });
    new EastWestGateway(us, 'eastwest', { address: GatewayAddress.ips(['203.0.113.7']) });
  });
  for (const { metadata } of files.values()) expect(metadata.namespace).toBe('gitops');
  expect(files.get('root.yaml')?.spec).toMatchObject({
    project: 'bootstrap',
    source: { path: 'out/mesh/argocd/apps', targetRevision: 'release' },
  });
  expect(files.get('apps/us/gateways.yaml')?.spec).toMatchObject({
    destination: { server: 'https://us.example.com', namespace: 'istio-system' },
    source: { path: 'out/mesh/clusters/us/gateways', targetRevision: 'release' },
  });
  expect(JSON.stringify(files.get('apps/us/project.yaml')?.spec.destinations)).toContain(
    '"server":"https://us.example.com"',
  );
});

test('a cluster whose Applications would have the names of another one is refused', () => {
  expect(() =>
    synth((app) => {
      const { mesh } = trainingMesh(app);
      new MeshCluster(mesh, 'us-config', { region: 'us-east-1' });
    }),
  ).toThrow(/application-names-unique/);
});

test('everything that the library writes is always allowed, so that the last object of a kind can be pruned', () => {
  const bare = delivered((app) => {
    new MeshCluster(new Mesh(app, 'm', { delivery: Delivery.argoCd({ repoUrl: REPOSITORY }) }), 'us', {
      region: 'us-east-1',
    });
  }).get('apps/us/project.yaml');
  const allowed = bare?.spec.namespaceResourceWhitelist as { group: string; kind: string }[];
  const app = new MeshApp();
  const { us } = trainingMesh(app);
  const own = us.toJson().filter((object) => object.metadata.namespace !== undefined);
  expect(own.length).toBeGreaterThan(15);
  for (const object of own) expect(allowed).toContainEqual({ group: groupOf(object), kind: object.kind });
  for (const namespace of ['istio-eastwest', 'istio-system', 'mesh-imports']) {
    expect(bare?.spec.destinations).toContainEqual({ name: 'us', namespace });
  }
});

test('a layer that becomes empty takes its objects along; control plane and clusters delete nothing', () => {
  const finalizers = (path: string): unknown =>
    (training.get(path)?.metadata as { finalizers?: string[] } | undefined)?.finalizers;
  for (const layer of ['gateways', 'workloads', 'config']) {
    expect(finalizers(`apps/us/${layer}.yaml`)).toEqual(['resources-finalizer.argocd.argoproj.io']);
  }
  for (const path of ['root.yaml', 'apps/us.yaml', 'apps/us/control-plane.yaml', 'apps/us/istiod.yaml']) {
    expect([path, finalizers(path)]).toEqual([path, undefined]);
  }
});
