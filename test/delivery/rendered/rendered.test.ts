import { JsonPatch } from 'cdk8s';
import { parse } from 'yaml';
import { MeshApp } from '../../../lib';
import type { Manifest } from '../../../lib';
import { filesIn } from '../../support/files';
import { problemsOf, synth } from '../../support/synth';
import {
  CONFIG_MAP,
  CRD,
  FakeHelm,
  chartOf,
  clusterIn,
  demo,
  demoMesh,
  folderOf,
  plain,
  setEnvironment,
} from './charts';
import type { Demo } from './charts';

const helm = new FakeHelm();

beforeEach(() => {
  helm.runs();
});

afterAll(() => {
  helm.restore();
});

const KIND = (kind: string, name: string, more = ''): string =>
  `---\napiVersion: example.com/v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n${more}`;

function files(demonstration: Demo): Map<string, string> {
  return synth((app) => void demoMesh(app, demonstration)).files;
}

function objects(demonstration: Demo): Map<string, Manifest> {
  const below = [...files(demonstration)].filter(([path]) => path.startsWith('clusters/'));
  return new Map(below.map(([path, text]) => [path.slice('clusters/'.length), parse(text) as Manifest]));
}

test('objects of a chart have the layer of its stage, the component of its release, and its namespace', () => {
  const charts = { demo: chartOf(CONFIG_MAP) };
  const found = objects({ delivery: { charts } }).get('us/workloads/demo/shop/core_ConfigMap_demo.yaml');
  expect(found).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'demo', namespace: 'shop' },
    data: { greeting: 'hello' },
  });
});

test.each([
  ['istio-base', 'control-plane'],
  ['istiod', 'control-plane'],
  ['observability', 'observability'],
  ['crds', 'crds'],
] as const)('a release of stage %s becomes objects of layer %s, its CRDs those of layer crds', (stage, layer) => {
  const charts = { demo: chartOf(`${CONFIG_MAP}---\n${CRD}`) };
  const found = objects({ releases: [demo({ stage })], delivery: { charts } });
  expect([...found.keys()].filter((path) => path.includes('/demo/'))).toEqual(
    [
      'us/crds/demo/_cluster/apiextensions.k8s.io_CustomResourceDefinition_planets.example.com.yaml',
      `us/${layer}/demo/shop/core_ConfigMap_demo.yaml`,
    ].sort(),
  );
});

test('the CRDs of the cluster decide which kinds are namespaced', () => {
  const canned = [
    CRD.replace('Cluster\n', 'Namespaced\n').replaceAll('lanet', 'lane'),
    '---\n',
    CRD,
    KIND('Plane', 'a'),
    KIND('Planet', 'mars'),
    KIND('Planet', 'venus', '  namespace: shop\n'),
    KIND('Unknown', 'b', '  namespace:\n'),
    '---\napiVersion: v1\nkind: Namespace\nmetadata: { name: extra, namespace: shop }\n',
  ].join('');
  const found = objects({ delivery: { charts: { demo: chartOf(canned) } } });
  expect([...found.keys()].filter((path) => path.startsWith('us/workloads/demo/'))).toEqual([
    'us/workloads/demo/_cluster/core_Namespace_extra.yaml',
    'us/workloads/demo/_cluster/example.com_Planet_mars.yaml',
    'us/workloads/demo/_cluster/example.com_Planet_venus.yaml',
    'us/workloads/demo/_cluster/example.com_Unknown_b.yaml',
    'us/workloads/demo/shop/example.com_Plane_a.yaml',
  ]);
  expect(found.get('us/workloads/demo/_cluster/core_Namespace_extra.yaml')?.metadata).not.toHaveProperty('namespace');
});

test('a chart is told the Kubernetes version and the CRDs that are there before it', () => {
  const told = CONFIG_MAP.replace('<greeting>', '"<kubernetes> <apis>"');
  const releases = [
    demo({ name: 'late', stage: 'observability' }),
    demo({ name: 'early', stage: 'istio-base' }),
    demo({ name: 'first', stage: 'crds' }),
  ];
  const charts = { first: chartOf(CRD), early: chartOf(told), late: chartOf(told) };
  const found = objects({ releases, delivery: { charts } });
  const greeting = (path: string) => (found.get(path)?.data as { greeting?: string } | undefined)?.greeting;
  expect(greeting('us/control-plane/early/shop/core_ConfigMap_early.yaml')).toBe(
    '1.33.0 example.com/v1 example.com/v1/Planet',
  );
  expect(greeting('us/observability/late/shop/core_ConfigMap_late.yaml')).toBe(
    '1.33.0 example.com/v1 example.com/v1/Planet',
  );
});

test('helm gets nothing of the user but the program itself', () => {
  setEnvironment({ HELM_NAMESPACE: 'elsewhere', KUBECONFIG: '/root/.kube/config' });
  files({ delivery: { charts: { demo: chartOf(CONFIG_MAP) } } });
  for (const { settings } of helm.runs()) {
    expect(Object.keys(settings).sort()).toEqual(['HELM_CACHE_HOME', 'HELM_CONFIG_HOME', 'HELM_DATA_HOME']);
    for (const folder of Object.values(settings)) expect(folder.startsWith(helm.cache)).toBe(true);
  }
  setEnvironment({ HELM_NAMESPACE: undefined, KUBECONFIG: undefined });
});

test('a patch reaches rendered objects, and one of a chart that is not rendered is told to use values', () => {
  const target = { component: 'demo', kind: 'ConfigMap', name: 'demo' };
  const patched = (clusters: readonly string[]): Map<string, string> =>
    synth((app) => {
      const mesh = demoMesh(app, { delivery: { charts: { demo: chartOf(CONFIG_MAP) }, clusters } });
      clusterIn(mesh).patch(target, JsonPatch.replace('/data/greeting', 'good day'));
    }).files;
  expect(patched(['us']).get('clusters/us/workloads/demo/shop/core_ConfigMap_demo.yaml')).toContain(
    'greeting: good day',
  );
  expect(problemsOf(() => patched([]))).toMatchObject([
    { rule: 'patch-matches', fix: expect.stringContaining('use the values') as unknown },
  ]);
});

test('a patch of a release that cannot be rendered is not a second mistake', () => {
  const problems = problemsOf(() =>
    synth((app) => {
      const mesh = demoMesh(app, { delivery: { charts: {} } });
      clusterIn(mesh).patch({ component: 'demo', kind: 'ConfigMap', name: 'demo' }, JsonPatch.remove('/data'));
    }),
  );
  expect(problems.map(({ rule }) => rule)).toEqual(['charts-match-releases']);
});

test('a cluster shows its rendered objects before synth, too', () => {
  const mesh = demoMesh(new MeshApp(), { delivery: { charts: { demo: chartOf(CONFIG_MAP) } } });
  expect(
    clusterIn(mesh)
      .toJson()
      .map(({ kind, metadata }) => `${kind} ${metadata.name}`),
  ).toEqual(['Namespace shop', 'ConfigMap demo']);
});

test('two releases that bring one object are refused, and so is a secret in a chart', () => {
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: it }\nstringData: { password: hunter2 }\n';
  const charts = { demo: chartOf(secret), other: chartOf(secret) };
  const releases = [demo(), demo({ name: 'other', path: 'm/other' })];
  const problems = problemsOf(() => files({ releases, delivery: { charts } }));
  expect(problems.map(({ rule, path }) => [rule, path])).toEqual([
    ['no-secret-material', 'm/demo'],
    ['no-secret-material', 'm/other'],
    ['one-owner-per-object', 'm/other'],
  ]);
});

test('plain YAML of a release needs no helm: it is every YAML file of the folder', () => {
  const folder = folderOf({
    'crds/planet.yaml': CRD,
    'README.md': '# Planets',
    'more.yml': CONFIG_MAP.replace('<release>', 'more').replace('<greeting>', 'on'),
    'third.json': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"third"}}',
  });
  const found = objects({ releases: [plain()], delivery: { charts: { plain: folder } } });
  expect([...found.keys()].filter((path) => path.includes('/plain/'))).toEqual([
    'us/crds/plain/_cluster/apiextensions.k8s.io_CustomResourceDefinition_planets.example.com.yaml',
    'us/crds/plain/shop/core_ConfigMap_more.yaml',
    'us/crds/plain/shop/core_ConfigMap_third.yaml',
  ]);
  expect(helm.runs()).toEqual([]);
});

test('an unchanged chart gives an unchanged output', () => {
  const charts = { demo: chartOf(CONFIG_MAP) };
  const one = synth((app) => void demoMesh(app, { delivery: { charts } }));
  const two = synth((app) => void demoMesh(app, { delivery: { charts } }), one.outdir);
  expect(two.said).toContain('(0 written, 0 removed');
  expect(filesIn(two.outdir)).toEqual(one.files);
});

test('a chart that asks the cluster or the clock is named before the first sync', () => {
  const asking = chartOf(CONFIG_MAP, { 'templates/a.yaml': '{{ lookup "v1" "Secret" "a" "b" }}' });
  const { said } = synth((app) => void demoMesh(app, { delivery: { charts: { demo: asking } } }));
  expect(said).toMatch(/Release demo .* could not ask the cluster or the clock: templates\/a\.yaml/);
});
