import { mkdirSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, temporaryFolder } from '../../../support/files';
import { synth } from '../../../support/synth';
import {
  CONFIG_MAP,
  CRD,
  FakeHelm,
  chartOf,
  chartYaml,
  demo,
  demoMesh,
  folderOf,
  packed,
  plain,
  setEnvironment,
} from '../charts';
import type { Demo } from '../charts';

const helm = new FakeHelm();
const chart = chartOf(CONFIG_MAP);
const charts = { demo: chart };

beforeEach(() => {
  rmSync(helm.cache, { recursive: true, force: true });
  helm.runs();
});

afterAll(() => {
  helm.restore();
});

/** What a synth starts: `version`, `template demo`, … */
function started(demonstration: Partial<Demo> = {}): string[] {
  synth((app) => void demoMesh(app, { delivery: { charts }, ...demonstration }));
  return helm.runs().map(({ args }) => `${args[0] ?? ''}${args[0] === 'template' ? ` ${args[1] ?? ''}` : ''}`);
}

const COLD = ['version', 'template demo', 'template demo'];

test('a chart is rendered twice and the next synth starts no process', () => {
  expect(started()).toEqual(COLD);
  expect(started()).toEqual([]);
});

test('what several clusters render alike is rendered once for all of them', () => {
  expect(started({ clusters: ['ap', 'eu', 'us'] })).toEqual(COLD);
});

test('where a chart lies, packed or not under another path, does not count; what it holds does', () => {
  started();
  expect(started({ delivery: { charts: { demo: folderOf(Object.fromEntries(filesIn(chart))) } } })).toEqual([]);
  expect(started({ delivery: { charts: { demo: packed(chart) } } })).toEqual(COLD.slice(1));
});

test.each<[string, Partial<Demo>]>([
  ['its content', { delivery: { charts: { demo: chartOf(`${CONFIG_MAP}# changed`) } } }],
  ['its values', { releases: [demo({ values: { greeting: 'bye' } })] }],
  ['its namespace', { releases: [demo({ namespace: 'other' })] }],
  [
    'the CRDs before it',
    { releases: [demo(), plain()], delivery: { charts: { demo: chart, plain: folderOf({ 'a.yaml': CRD }) } } },
  ],
])('another rendering is made for a change of %s', (_title, change) => {
  started();
  expect(started(change)).toEqual(COLD.slice(1));
});

test('the order of keys in values does not matter', () => {
  started({ releases: [demo({ values: { a: { b: 1, c: [2] }, d: '3' } })] });
  expect(started({ releases: [demo({ values: { d: '3', a: { c: [2], b: 1 } } })] })).toEqual([]);
});

test('another helm is asked for its version, and a new version renders anew', () => {
  started();
  const program = join(helm.folder, 'helm');
  const text = readFileSync(program, 'utf8');
  utimesSync(program, 1, 1);
  expect(started()).toEqual(['version']);
  writeFileSync(program, text.replace('exec', 'test "$1" = version && echo v9.9.9 || exec'));
  expect(started()).toEqual(['template demo', 'template demo']);
  writeFileSync(program, text);
});

test('an entry that is cut off or changed is made again', () => {
  started();
  const [entry] = readdirSync(helm.cache).filter((name) => name.startsWith('release-'));
  const path = join(helm.cache, entry ?? '');
  const whole = readFileSync(path, 'utf8');
  for (const spoilt of [whole.slice(0, -5), '', whole.replace('hello', 'hullo'), 'null']) {
    writeFileSync(path, spoilt);
    expect(started()).toEqual(COLD.slice(1));
    expect(readFileSync(path, 'utf8')).toBe(whole);
  }
});

test('nothing half-written and nothing else is left in the folder', () => {
  started();
  expect(readdirSync(helm.cache).map((name) => name.replace(/-[\da-f]{64}$/, ''))).toEqual(['helm', 'release']);
});

test.each([
  ['turned off', 'off'],
  ['where no folder can be', '/dev/null/cache'],
])('with a cache that is %s every synth renders, and leaves nothing', (_title, setting) => {
  setEnvironment({ CDK8S_MESH_CACHE: setting, TMPDIR: temporaryFolder() });
  expect(started({ releases: [demo({ values: { greeting: setting } })] }).slice(-2)).toEqual(COLD.slice(1));
  setEnvironment({ CDK8S_MESH_CACHE: helm.cache, TMPDIR: undefined });
  expect(started({ releases: [demo({ values: { greeting: setting } })] })).toEqual(COLD);
});

test('synth works without a cache that can be written', () => {
  started();
  const entries = readdirSync(helm.cache).map((name) => join(helm.cache, name));
  for (const entry of entries) {
    rmSync(entry);
    mkdirSync(join(entry, 'in the way'), { recursive: true });
  }
  expect(started()).toEqual(COLD);
});

test('without a setting the cache is in the folder of the user', () => {
  const home = temporaryFolder();
  setEnvironment({ CDK8S_MESH_CACHE: undefined, XDG_CACHE_HOME: home });
  expect(started()).toEqual(COLD);
  expect(readdirSync(home)).toEqual(['cdk8s-mesh']);
  setEnvironment({ CDK8S_MESH_CACHE: helm.cache, XDG_CACHE_HOME: undefined });
});

describe('a chart of an OCI registry', () => {
  const location = 'oci://registry.example.com/charts/demo';
  const delivery = { charts: { demo: location } };
  packed(chart, '1.0.0', helm.folder);
  packed(chartOf(CONFIG_MAP, { 'Chart.yaml': chartYaml('demo', '1.1.0') }), '1.1.0', helm.folder);

  test('is fetched once, at the version that the release asks for', () => {
    expect(started({ delivery })).toEqual(['pull', ...COLD]);
    expect(started({ delivery })).toEqual([]);
    const newer = { delivery, releases: [demo({ version: '1.1.0' })] };
    expect(started(newer)).toEqual(['pull', ...COLD.slice(1)]);
    expect(started(newer)).toEqual([]);
  });

  test('is fetched with the settings of the user, who may need them to log in', () => {
    setEnvironment({ HELM_REGISTRY_CONFIG: '/home/me/registry.json' });
    synth((app) => void demoMesh(app, { delivery }));
    setEnvironment({ HELM_REGISTRY_CONFIG: undefined });
    const [pull] = helm.runs();
    expect(pull?.args.slice(0, 4)).toEqual(['pull', location, '--version', '1.0.0']);
    expect(pull?.settings).toEqual({ HELM_REGISTRY_CONFIG: '/home/me/registry.json' });
  });

  test('is fetched again when what is here of it is damaged', () => {
    started({ delivery });
    const file = readdirSync(helm.cache).find((name) => name.endsWith('.tgz')) ?? '';
    writeFileSync(join(helm.cache, file), 'damaged');
    expect(started({ delivery })).toEqual(['pull']);
    expect(readdirSync(helm.cache).filter((name) => name.startsWith('pull-'))).toEqual([]);
  });

  test('that is not there is a mistake, with what helm says', () => {
    const away = { charts: { demo: 'oci://registry.example.com/charts/gone' } };
    expect(() => synth((app) => void demoMesh(app, { delivery: away }))).toThrow(
      /the chart of release "demo" cannot be read: Error: ENOENT[^]*oci:\/\/registry\.example\.com\/charts\/gone/,
    );
  });
});
