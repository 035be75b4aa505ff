import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockOf } from '../../lib/model/report/lock';
import { demoMesh, folderOf, plain } from '../delivery/rendered/charts';
import { fleetOf } from '../model/facts';
import { filesIn, temporaryFolder } from '../support/files';
import { problemsOf, synth } from '../support/synth';

function content(text: string): string {
  return folderOf({ 'a.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: ${text} }\n` });
}

process.env.CDK8S_MESH_CACHE = temporaryFolder();

const folder = temporaryFolder();
const lockfile = join(folder, 'mesh.lock.json');

function commit(revision: string, location: string, clusters: readonly string[] = ['us', 'eu']): void {
  synth(
    (app) => {
      const delivery = { charts: { plain: location }, clusters };
      void demoMesh(app, { releases: [plain({ revision, stage: 'workloads' })], clusters: ['us', 'eu'], delivery });
    },
    join(folder, 'dist'),
  );
}

const charts = (): unknown => (JSON.parse(readFileSync(lockfile, 'utf8')) as { charts?: unknown }).charts;

const one = content('one');
const two = content('two');

test('what is rendered is pinned by its version, once for all clusters', () => {
  commit('v1', one);
  expect(charts()).toEqual({ plain: { v1: expect.stringMatching(/^sha256:[\da-f]{64}$/) as unknown } });
});

test('fails for other content under the same version, and changes nothing on disk', () => {
  commit('v1', one);
  const before = filesIn(folder);
  expect(
    problemsOf(() => {
      commit('v1', two);
    }),
  ).toMatchObject([
    {
      rule: 'chart-content-pinned',
      path: 'm',
      what: 'the chart of release "plain" holds something else than before, under the same version',
      value: {
        version: 'v1',
        digest: expect.stringMatching(/^sha256:/) as unknown,
        before: expect.any(String) as unknown,
      },
    },
  ]);
  expect(filesIn(folder)).toEqual(before);
});

test('another version may hold what it likes, and takes the place of the one before', () => {
  commit('v1', one);
  commit('v2', two);
  expect(charts()).toEqual({ plain: { v2: expect.any(String) as unknown } });
  expect(filesIn(folder).get('dist/clusters/us/workloads/plain/shop/core_ConfigMap_a.yaml')).toContain('a: two');
});

test('what was taken out of the lock is pinned anew', () => {
  commit('v1', one);
  writeFileSync(lockfile, JSON.stringify({ ...(JSON.parse(readFileSync(lockfile, 'utf8')) as object), charts: {} }));
  commit('v1', two);
  expect(charts()).toMatchObject({ plain: { v1: expect.any(String) as unknown } });
});

test('without a rendered cluster the lock has no charts', () => {
  commit('v1', one, []);
  expect(charts()).toBeUndefined();
});

test('a lock that cannot be read, or is of another mesh, is one mistake and not two', () => {
  commit('v1', one);
  const lock = readFileSync(lockfile, 'utf8');
  for (const text of [`${lock}}`, lock.replace('"m"', '"other"'), lock.replace('sha256:', 'md5:')]) {
    writeFileSync(lockfile, text);
    expect(
      problemsOf(() => {
        commit('v1', two);
      }).map(({ rule }) => rule),
    ).toEqual(['member-order']);
  }
});

test('the lock does not depend on the order of clusters and releases', () => {
  const pin = (name: string, version: string) => ({ release: name, version, digest: `sha256:${name}${version}` });
  const pins = [pin('b', '2'), pin('a', '1'), pin('b', '10'), pin('a', '1')];
  const charts = [...lockOf(fleetOf(), pins).charts].map(([name, versions]) => [name, [...versions.keys()]]);
  expect(charts).toEqual([
    ['a', ['1']],
    ['b', ['10', '2']],
  ]);
  expect(JSON.stringify(charts)).toBe(
    JSON.stringify([...lockOf(fleetOf(), [...pins].reverse()).charts].map(([name, each]) => [name, [...each.keys()]])),
  );
});
