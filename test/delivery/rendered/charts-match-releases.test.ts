import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/files';
import { problemsOf, synth } from '../../support/synth';
import { CONFIG_MAP, FakeHelm, chartOf, chartYaml, demo, demoMesh, folderOf, packed, plain } from './charts';
import type { Demo } from './charts';

const helm = new FakeHelm();

afterAll(() => {
  helm.restore();
});

/** What stands in problems of this one rule; others are not expected. */
function refusal(demonstration: Demo): string[] {
  const problems = problemsOf(() => synth((app) => void demoMesh(app, demonstration)));
  expect(new Set(problems.map(({ rule, path }) => `${rule} ${path}`))).toEqual(new Set(['charts-match-releases m']));
  return problems.map(({ what, value, fix }) => `${what}: ${JSON.stringify(value)}; ${fix}`);
}

const demoChart = chartOf(CONFIG_MAP);
const broken = join(temporaryFolder(), 'demo-1.0.0.tgz');
writeFileSync(broken, 'not a chart');
const linked = chartOf(CONFIG_MAP);
symlinkSync('/etc/hostname', join(linked, 'templates.yaml'));

test('every release without a chart is named, with what it asks for, once for all clusters', () => {
  const releases = [demo(), plain()];
  expect(refusal({ releases, clusters: ['us', 'eu'], delivery: { charts: {} } })).toEqual([
    `release "demo" has no chart: {"chart":"demo","version":"1.0.0","repository":"https://charts.example.com"}; fetch it (helm pull demo --repo https://charts.example.com --version 1.0.0) and say where it is, as in charts: { demo: './charts/demo' }; or leave the cluster out of clusters`,
    `release "plain" has no chart: {"directory":"config/crd","revision":"v1","repository":"https://git.example.com/p.git"}; copy config/crd of https://git.example.com/p.git at v1 and say where it is, as in charts: { plain: './charts/plain' }; or leave the cluster out of clusters`,
  ]);
});

test('a release of a cluster that is not rendered needs no chart', () => {
  expect(() => synth((app) => void demoMesh(app, { delivery: { charts: {}, clusters: [] } }))).not.toThrow();
});

test('names of settings that nobody has are refused: releases and clusters', () => {
  const charts = { demo: demoChart, istoid: './charts/istiod', toString: 'x' };
  expect(refusal({ delivery: { charts, withoutHooks: ['kiali'] } })).toEqual([
    'charts of the rendered delivery names no release of any cluster: "istoid"; take it out, or correct it; the releases are demo',
    'charts of the rendered delivery names no release of any cluster: "toString"; take it out, or correct it; the releases are demo',
    'withoutHooks of the rendered delivery names no release of any cluster: "kiali"; take it out, or correct it; the releases are demo',
  ]);
  expect(refusal({ delivery: { charts, clusters: ['us', 'uk', 'uk'] } })).toEqual([
    'clusters of the rendered delivery names an id without a cluster in this program: "uk"; correct it; the clusters are us; did you mean "us"?',
  ]);
});

test('an entry for a release of a cluster that is not rendered yet is allowed', () => {
  const delivery = { charts: { demo: demoChart }, clusters: [] };
  expect(() => synth((app) => void demoMesh(app, { delivery }))).not.toThrow();
});

test.each<[string, string | string[], string]>([
  ['a place where nothing is', '/nowhere/demo', 'cannot be read: there is no such file or folder'],
  ['a file that is no chart', broken, 'cannot be read: it is not a packed chart'],
  ['an archive without Chart.yaml', packed(folderOf({ 'values.yaml': '' })), 'cannot be read: it holds no Chart.yaml'],
  ['a chart with a link out of it', linked, 'cannot be read: it holds the symbolic link'],
  ['another version', chartOf('', { 'Chart.yaml': chartYaml('demo', '1.0.1') }), 'asks for demo 1.0.0, and '],
  ['another version, packed', packed(chartOf('', { 'Chart.yaml': chartYaml('demo', '1.0.1') })), 'is demo 1.0.1'],
  ['another chart', chartOf('', { 'Chart.yaml': chartYaml('omed') }), 'is omed 1.0.0'],
  ['a version that is a number', chartOf('', { 'Chart.yaml': 'name: demo\nversion: 1.10\n' }), 'is demo 1.10'],
  ['an empty Chart.yaml', chartOf('', { 'Chart.yaml': '' }), 'and '],
  ['plain YAML', folderOf({ 'a.yaml': CONFIG_MAP }), 'is plain YAML'],
  ['two of one version', [demoChart, packed(demoChart)], 'has its chart twice'],
  ['nothing', [], 'has no chart'],
])('fails for %s in place of a chart', (_title, location, expected) => {
  expect(refusal({ delivery: { charts: { demo: location } } })).toEqual([expect.stringContaining(expected)]);
});

test('fails for a chart in place of plain YAML', () => {
  expect(refusal({ releases: [plain()], delivery: { charts: { plain: demoChart } } })).toEqual([
    expect.stringMatching(/^release "plain" asks for plain YAML, and \S+ is demo 1\.0\.0/),
  ]);
});

test('while clusters have different versions, each gets its own', () => {
  const newer = chartOf(CONFIG_MAP.replace('<greeting>', 'newer'), { 'Chart.yaml': chartYaml('demo', '1.1.0') });
  const releases = [demo(), demo({ name: 'demo', path: 'm/newer', version: '1.1.0', namespace: 'other' })];
  const { files } = synth(
    (app) => void demoMesh(app, { releases, delivery: { charts: { demo: [newer, demoChart] } } }),
  );
  expect(files.get('clusters/us/workloads/demo/shop/core_ConfigMap_demo.yaml')).toContain('greeting: hello');
  expect(files.get('clusters/us/workloads/demo/other/core_ConfigMap_demo.yaml')).toContain('greeting: newer');
});
