import { Delivery } from '../../../lib';
import type { HelmRelease } from '../../../lib';
import { problemsOf, synth } from '../../support/synth';
import { CONFIG_MAP, FakeHelm, chartOf, chartYaml, demo, demoMesh, folderOf, plain, setEnvironment } from './charts';
import type { Demo } from './charts';

const helm = new FakeHelm();

afterAll(() => {
  helm.restore();
});

/** What stands in problems of this one rule; others are not expected. */
function refusal(demonstration: Demo): string[] {
  const problems = problemsOf(() => synth((app) => void demoMesh(app, demonstration)));
  expect(new Set(problems.map(({ rule }) => rule))).toEqual(new Set(['chart-renders']));
  return problems.map(({ path, what, value, fix }) => `[${path}] ${what}: ${JSON.stringify(value)}; ${fix}`);
}

function refusalOf(
  canned: string,
  release: Partial<HelmRelease> = {},
  delivery: Partial<Demo['delivery']> = {},
): string[] {
  const { name, chart, version } = demo(release);
  const charts = { [name]: chartOf(canned, { 'Chart.yaml': chartYaml(chart, version) }) };
  return refusal({ releases: [demo(release)], delivery: { charts, ...delivery } });
}

const SECRET = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: login }\ndata: { key: <random>, other: "1" }\n';

function hook(kind: string, moment: string): string {
  return `---\napiVersion: batch/v1\nkind: ${kind}\nmetadata:\n  name: it\n  annotations: { helm.sh/hook: "${moment}" }\n`;
}

test.each([
  ['is not in PATH', { HELM: undefined, PATH: '/nowhere' }, 'helm is not in PATH'],
  ['is not where HELM says', { HELM: '/nowhere/helm' }, 'HELM is "/nowhere/helm", and there is no such program'],
  ['is not in PATH under the name that HELM says', { HELM: 'helm3' }, 'HELM is "helm3"'],
])('fails once, and says what to do, when helm %s', (_title, variables, expected) => {
  const before = { HELM: process.env.HELM, PATH: process.env.PATH };
  setEnvironment(variables);
  try {
    const releases = [demo(), demo({ name: 'other' })];
    const charts = { demo: chartOf(CONFIG_MAP), other: chartOf(`${CONFIG_MAP}#`) };
    const [found, ...others] = refusal({ releases, clusters: ['us', 'eu'], delivery: { charts } });
    expect(found).toContain(`[m] charts are rendered by helm, and ${expected}`);
    expect(found).toMatch(/install Helm 3\.8 or later .* or set HELM/);
    expect(others).toEqual([]);
  } finally {
    setEnvironment(before);
  }
});

test('fails for a program that is not helm', () => {
  const before = { HELM: process.env.HELM };
  setEnvironment({ HELM: '/bin/false' });
  try {
    expect(refusalOf(CONFIG_MAP)).toEqual([expect.stringContaining('helm cannot render the chart of release "demo"')]);
  } finally {
    setEnvironment(before);
  }
});

test('HELM may also be a name that is in PATH', () => {
  const before = { HELM: process.env.HELM, PATH: process.env.PATH };
  setEnvironment({ HELM: 'helm', PATH: `/nowhere:${helm.folder}:${before.PATH ?? ''}` });
  try {
    expect(() =>
      synth((app) => void demoMesh(app, { delivery: { charts: { demo: chartOf(CONFIG_MAP) } } })),
    ).not.toThrow();
  } finally {
    setEnvironment(before);
  }
});

test('fails for a chart that helm does not render, with what helm says, in each cluster that has it', () => {
  const charts = { demo: chartOf('', { 'failure.txt': 'values.greeting is required' }) };
  expect(refusal({ delivery: { charts } })).toEqual([
    '[m/demo] helm cannot render the chart of release "demo": "Error: values.greeting is required"; correct the values of the release, or the chart',
  ]);
});

test.each([
  ['what is no YAML', 'a: [', 'Flow sequence'],
  ['a text', 'apiVersion', 'document 1 is not a Kubernetes object: \\"apiVersion\\"'],
  [
    'an object without kind',
    `${CONFIG_MAP}---\napiVersion: v1\nmetadata: { name: a }\n`,
    'document 2 is not a Kubernetes object',
  ],
  ['a list with something else in it', 'apiVersion: v1\nkind: List\nitems: [7]\n', 'document 1, item 1 is no'],
])('fails for a chart that renders %s', (_title, canned, expected) => {
  expect(refusalOf(canned)).toEqual([
    expect.stringMatching(/^\[m\/demo\] the output of release "demo" is not YAML of Kubernetes objects: /),
  ]);
  expect(refusalOf(canned)[0]).toContain(expected);
});

test('fails for a file of plain YAML that is invalid, which it names, and for a folder without YAML', () => {
  const faults = (files: Readonly<Record<string, string>>): string[] =>
    refusal({ releases: [plain()], delivery: { charts: { plain: folderOf(files) } } });
  expect(faults({ 'a.yaml': CONFIG_MAP, 'templates/b.yaml': 'kind: {{ .Values.kind }}\n' })).toEqual([
    expect.stringMatching(/^\[m\/plain\] .*: "templates\/b\.yaml: .*keep plain manifests in it, and nothing else$/),
  ]);
  expect(faults({ 'README.md': 'nothing' })).toEqual([expect.stringContaining('there is no object in it')]);
});

test('fails for a chart that draws something anew, and names the place but not the value', () => {
  expect(refusalOf(`${CONFIG_MAP}---\n${SECRET}`)).toEqual([
    '[m/demo] the chart of release "demo" renders something else each time: ["ConfigMap login: data.key"]; set the values by which the chart takes this from a Secret that exists, or leaves it out',
  ]);
});

test.each([
  ['an object that has another name each time', SECRET.replace('login', '<random>'), 'metadata.name'],
  ['an object that is not always there', `${CONFIG_MAP}---\n# <random>\n`, undefined],
  [
    'many places',
    SECRET.replace('<random>', Array.from({ length: 7 }, (_, i) => `x, k${i}: <random>`).join(', ')),
    'and 2 more',
  ],
])('tells %s from a comment that changes', (_title, canned, expected) => {
  if (expected === undefined) {
    const delivery = { charts: { demo: chartOf(canned) } };
    expect(() => synth((app) => void demoMesh(app, { delivery }))).not.toThrow();
  } else {
    expect(refusalOf(canned)[0]).toContain(expected);
  }
});

test.each([
  ['kiali-server', /; set login_token\.signing_key, as "secret:<Secret>:<key>"$/],
  ['kube-prometheus-stack', /; set of grafana admin\.existingSecret \(and imageRenderer\.token/],
  ['grafana', /; set admin\.existingSecret/],
])('knows by which value %s stops drawing', (chart, fix) => {
  expect(refusalOf(SECRET, { chart })[0]).toMatch(fix);
});

test.each([
  ['pre-install', 'Job it (pre-install)'],
  ['post-install,post-upgrade', 'Job it (post-install,post-upgrade)'],
  ['pre-delete, post-upgrade', 'Job it (pre-delete, post-upgrade)'],
])('fails for a chart with a hook at %s: nothing would run it', (moment, expected) => {
  expect(refusalOf(`${CONFIG_MAP}${hook('Job', moment)}`)).toEqual([
    `[m/demo] the chart of release "demo" has hooks, which nothing runs where plain YAML is applied: ["${expected}"]; turn them off in the values of the chart; or, if the release works without them, add it to withoutHooks of the delivery`,
  ]);
});

test('knows by which values kube-prometheus-stack has no hooks', () => {
  expect(refusalOf(hook('Job', 'pre-install'), { chart: 'kube-prometheus-stack' })[0]).toContain(
    'set prometheusOperator.admissionWebhooks.enabled: false',
  );
});

test.each([
  ['tests', 'test', {}],
  ['tests as Helm 2 wrote them', 'test-success', {}],
  ['what belongs to taking the release away', 'pre-delete,post-delete,pre-rollback', {}],
  ['hooks of a release that works without them', 'pre-install', { withoutHooks: ['demo'] }],
])('leaves out %s', (_title, moment, delivery) => {
  const charts = { demo: chartOf(`${CONFIG_MAP}${hook('Job', moment)}`) };
  const { files } = synth((app) => void demoMesh(app, { delivery: { charts, ...delivery } }));
  expect([...files.keys()].filter((path) => path.includes('/demo/'))).toEqual([
    'clusters/us/workloads/demo/shop/core_ConfigMap_demo.yaml',
  ]);
});

test('hooks differ as they like, they are left out anyway', () => {
  const charts = { demo: chartOf(`${CONFIG_MAP}${hook('Pod', 'test').replace('name: it', 'name: <random>')}`) };
  expect(() => synth((app) => void demoMesh(app, { delivery: { charts } }))).not.toThrow();
});

test('everything that is wrong with all charts of all clusters comes in one error', () => {
  const releases = [
    demo(),
    demo({ name: 'b', path: 'm/b' }),
    demo({ name: 'c', path: 'm/c' }),
    demo({ name: 'd', path: 'm/d' }),
  ];
  const charts = { demo: chartOf(SECRET), b: chartOf('a: ['), c: chartOf(hook('Job', 'pre-install')), e: 'x' };
  const by = Delivery.argoCd({ repoUrl: 'https://git.example.com/a.git' });
  const problems = problemsOf(() => synth((app) => void demoMesh(app, { releases, delivery: { by, charts } })));
  expect(problems.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
    'charts-match-releases m',
    'charts-match-releases m',
    'chart-renders m/b',
    'chart-renders m/c',
    'chart-renders m/demo',
  ]);
});
