import { JsonPatch } from 'cdk8s';
import { Delivery, EastWestGateway, GatewayAddress, Mesh, MeshApp, MeshCluster } from '../../../lib/index';
import type { ArgoCdApplicationSettings, ArgoCdProps, ArgoCdSyncWindow, IDelivery, Problem } from '../../../lib/index';
import { renderMesh } from '../../../lib/testing/index';
import { problemsOf } from '../../support/synth';
import { REPOSITORY } from '../../support/training-mesh';
import { delivered } from '../delivered';
import type { ArgoCdObject } from '../delivered';

const SLACK = 'notifications.argoproj.io/subscribe.on-sync-failed.slack';

function clusters(mesh: Mesh): void {
  for (const [id, region] of [
    ['us', 'us-east-1'],
    ['eu', 'eu-west-1'],
  ] as const) {
    const cluster = new MeshCluster(mesh, id, { region });
    new EastWestGateway(cluster, 'eastwest', { address: GatewayAddress.hostname(`eastwest.${id}.example.com`) });
  }
}

type Objects = ReadonlyMap<string, ArgoCdObject>;

function objects(props: Partial<ArgoCdProps>): Objects {
  return delivered(props, clusters);
}

function applied(...applications: readonly ArgoCdApplicationSettings[]): Objects {
  return objects({ applications });
}

/** Files that differ from those without settings. */
function changed(after: Objects, before: Objects = objects({})): readonly string[] {
  return [...after].flatMap(([file, object]) =>
    JSON.stringify(object) === JSON.stringify(before.get(file)) ? [] : [file],
  );
}

const ALL = [...objects({})].flatMap(([file, { kind }]) => (kind === 'Application' ? [file] : []));
const LEAVES = ALL.filter((file) => file.split('/').length === 3);

test.each<[string, ArgoCdApplicationSettings, readonly string[]]>([
  ['annotations without selectors reach every Application', { annotations: { [SLACK]: 'mesh' } }, ALL],
  ['labels without selectors reach every Application', { labels: { team: 'mesh' } }, ALL],
  ['manual sync without selectors reaches every layer and source', { automated: false }, LEAVES],
  [
    'ignored differences without selectors reach every layer and source',
    { ignoreDifferences: [{ kind: 'Service', jsonPointers: ['/spec/clusterIP'] }] },
    LEAVES,
  ],
  ['retry without selectors reaches every layer and source', { retry: { limit: 3 } }, LEAVES],
  [
    'annotations of a cluster reach its own Application too',
    { clusters: ['us'], annotations: { note: 'us' } },
    ALL.filter((file) => file.startsWith('apps/us')),
  ],
  [
    'manual sync of a cluster leaves the Application of the cluster alone',
    { clusters: ['us'], automated: false },
    LEAVES.filter((file) => file.startsWith('apps/us/')),
  ],
  [
    'annotations of a source reach it in every cluster',
    { names: ['istiod'], annotations: { note: 'istiod' } },
    ['apps/eu/istiod.yaml', 'apps/us/istiod.yaml'],
  ],
  [
    'manual sync of one layer of one cluster changes one file',
    { clusters: ['eu'], names: ['gateways'], automated: false },
    ['apps/eu/gateways.yaml'],
  ],
  ['a setting with the value of the default changes nothing', { automated: true, retry: { limit: -1 } }, []],
])('%s', (_title, item, files) => {
  expect([...changed(applied(item))].sort()).toEqual([...files].sort());
});

test('manual sync is written out, so that a change by hand is undone', () => {
  const files = applied({ names: ['istiod'], automated: false });
  expect(files.get('apps/us/istiod.yaml')?.spec).toMatchObject({
    syncPolicy: { automated: { enabled: false, prune: true, selfHeal: true } },
  });
});

const RESPECT = 'RespectIgnoreDifferences=true';

test('ignored differences are respected in a sync, and keep the other options', () => {
  const files = applied({
    names: ['gateways'],
    ignoreDifferences: [
      { group: 'apps', kind: 'Deployment', name: 'istio-eastwestgateway', jsonPointers: ['/spec/replicas'] },
      { group: '', kind: 'Service', jqPathExpressions: ['.spec.ports[].nodePort'], jsonPointers: [] },
    ],
  });
  expect(files.get('apps/us/gateways.yaml')?.spec).toMatchObject({
    ignoreDifferences: [
      { group: 'apps', kind: 'Deployment', name: 'istio-eastwestgateway', jsonPointers: ['/spec/replicas'] },
      { kind: 'Service', jqPathExpressions: ['.spec.ports[].nodePort'] },
    ],
    syncPolicy: {
      syncOptions: ['ServerSideApply=true', 'SkipDryRunOnMissingResource=true', 'PruneLast=true', RESPECT],
    },
  });
});

test('retry changes the fields that are given, and keeps the rest', () => {
  const files = applied({ retry: { limit: 5, backoff: { factor: 1 } } });
  expect(files.get('apps/us/istiod.yaml')?.spec).toMatchObject({
    syncPolicy: { retry: { limit: 5, refresh: true, backoff: { duration: '15s', factor: 1, maxDuration: '5m' } } },
  });
});

test('the last item wins, maps are merged and lists are joined', () => {
  const files = applied(
    {
      automated: false,
      annotations: { a: 'first', b: 'first' },
      labels: { team: 'mesh' },
      ignoreDifferences: [{ kind: 'A', jsonPointers: ['/a'] }],
    },
    {
      names: ['istiod'],
      automated: true,
      annotations: { b: 'second', c: 'second' },
      ignoreDifferences: [{ kind: 'B', jsonPointers: ['/b'] }],
    },
  );
  const istiod = files.get('apps/us/istiod.yaml');
  expect(istiod?.metadata.annotations).toMatchObject({ a: 'first', b: 'second', c: 'second' });
  expect(istiod?.metadata.labels).toEqual({ team: 'mesh' });
  expect(istiod?.spec).toMatchObject({ ignoreDifferences: [{ kind: 'A' }, { kind: 'B' }] });
  expect(istiod?.spec).not.toMatchObject({ syncPolicy: { automated: { enabled: false } } });
});

test('the annotations of the library stay', () => {
  const before = objects({}).get('apps/us/gateways.yaml')?.metadata.annotations;
  const after = applied({ annotations: { note: 'x' } }).get('apps/us/gateways.yaml')?.metadata.annotations;
  expect(after).toEqual({ ...before, note: 'x' });
});

test('settings reach an Argo CD in each cluster', () => {
  const topology = 'perCluster';
  const files = objects({ topology, applications: [{ annotations: { note: 'x' }, automated: false }] });
  const [root, istiod] = ['us/root.yaml', 'us/apps/istiod.yaml'].map((file) => files.get(file));
  expect(root?.metadata.annotations).toMatchObject({ note: 'x' });
  expect(root?.spec).not.toMatchObject({ syncPolicy: { automated: { enabled: false } } });
  expect(istiod?.spec).toMatchObject({ syncPolicy: { automated: { enabled: false } } });
});

test('settings are beside the labels of rings, in the files that the ApplicationSet reads', () => {
  const files = objects({ rings: [['eu'], ['us']], applications: [{ labels: { team: 'mesh' } }] });
  expect(files.get('apps/us/istiod.yaml')?.metadata.labels).toEqual({
    'cdk8s-mesh/ring': '2',
    'cdk8s-mesh/stage': 'istiod',
    team: 'mesh',
  });
  expect(files.get('apps/_rollout.yaml')?.metadata.labels).toBeUndefined();
});

const WINDOW: ArgoCdSyncWindow = { kind: 'deny', schedule: '0 8 * * 1-5', duration: '10h' };

test('sync windows are in the AppProject of each of their clusters', () => {
  const files = objects({
    syncWindows: [
      { ...WINDOW, timeZone: 'Europe/Berlin', manualSync: true },
      { ...WINDOW, kind: 'allow', clusters: ['us'], names: ['gateways', 'istiod'], manualSync: false },
    ],
  });
  const everywhere = { ...WINDOW, timeZone: 'Europe/Berlin', manualSync: true, applications: ['*'] };
  const inUs = { ...WINDOW, kind: 'allow', applications: ['m-us-gateways', 'm-us-istiod'] };
  expect(files.get('apps/us/project.yaml')?.spec).toMatchObject({ syncWindows: [everywhere, inUs] });
  expect(files.get('apps/eu/project.yaml')?.spec).toMatchObject({ syncWindows: [everywhere] });
  expect(files.get('apps/us/project.yaml')?.spec).not.toHaveProperty('syncWindows.1.manualSync');
  const projects = [...files].flatMap(([file, { kind }]) => (kind === 'AppProject' ? [file] : []));
  expect(files.get('apps/us/project-istiod.yaml')?.spec).toMatchObject({ syncWindows: [everywhere, inUs] });
  expect(changed(files)).toEqual(projects.filter((file) => file !== 'apps/_project.yaml'));
});

test('sync windows are in the AppProject of an Argo CD in each cluster', () => {
  const files = objects({ topology: 'perCluster', syncWindows: [WINDOW] });
  expect(files.get('us/apps/project.yaml')?.spec).toMatchObject({ syncWindows: [{ applications: ['*'] }] });
});

test('a patch comes after the settings', () => {
  const delivery = Delivery.argoCd({ repoUrl: REPOSITORY, applications: [{ annotations: { note: 'set' } }] });
  const mesh = new Mesh(new MeshApp(), 'm', { delivery });
  const us = new MeshCluster(mesh, 'us', { region: 'us-east-1' });
  const target = { component: 'argocd', kind: 'Application', name: 'm-us-istiod' };
  us.patch(target, JsonPatch.replace('/metadata/annotations/note', 'patched'));
  expect(renderMesh(mesh).get('argocd/apps/us/istiod.yaml')?.[0]?.metadata.annotations).toMatchObject({
    note: 'patched',
  });
});

function problems(delivery: IDelivery): readonly Problem[] {
  const mesh = new Mesh(new MeshApp(), 'm', { delivery });
  clusters(mesh);
  return problemsOf(() => renderMesh(mesh));
}

test.each<[string, Partial<ArgoCdProps>, string, RegExp]>([
  [
    'a misspelled source',
    { applications: [{ names: ['istoid'], automated: false }] },
    'applications[0].names has a name that none of its clusters has',
    /istiod, .*; did you mean "istiod"\?/,
  ],
  [
    'a source of another delivery, in a sync window',
    { syncWindows: [{ ...WINDOW, names: ['m-us-istiod'] }] },
    'syncWindows[0].names has a name that none of its clusters has',
    /layers and upstream sources: config, /,
  ],
])('fails for %s', (_title, props, what, fix) => {
  const found = problems(Delivery.argoCd({ repoUrl: REPOSITORY, ...props }));
  expect(found).toMatchObject([{ rule: 'argo-cd-settings', path: 'm', what }]);
  expect(found[0]?.fix).toMatch(fix);
});

test('a layer that is empty so far is a known name', () => {
  expect(changed(applied({ names: ['remotes'], automated: false }))).toEqual([]);
});

test('names are looked up in the clusters of the item, and a rendered source has no Application', () => {
  const argoCd = Delivery.argoCd({
    repoUrl: REPOSITORY,
    applications: [
      { clusters: ['eu'], names: ['istiod'], automated: false },
      { clusters: ['us'], names: ['kiali'], automated: false },
    ],
  });
  const by = Delivery.rendered({ by: argoCd, charts: {}, clusters: [] });
  expect(problems(by)).toMatchObject([
    { what: 'applications[1].names has a name that none of its clusters has', value: 'kiali' },
  ]);
  const releases = ['gateway-api', 'istiod'];
  const none = new Map([
    ['us', ['gateway-api', 'istiod']],
    ['eu', []],
  ]);
  const own = { id: 'm', path: 'm' } as never;
  expect(by.unusedSettings?.(own, releases, none)).toMatchObject([{ value: 'istiod' }, { value: 'kiali' }]);
});
