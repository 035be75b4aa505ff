import type { EntryFacts } from '../../../lib/model/facts/entry';
import { Fleet } from '../../../lib/model/fleet/fleet';
import { chart, cluster, declaredOf, entry, fleetOf, namespace, service } from '../facts';

const clusters = ['us', 'eu', 'ap'].map((name) => cluster(name));
const other = service({ name: 'other' });

function pathsOf(facts: readonly { readonly path: string }[]): readonly string[] {
  return facts.map(({ path }) => path);
}

function namesOf(facts: readonly { readonly name: string }[]): readonly string[] {
  return facts.map(({ name }) => name);
}

function only(fleet: Fleet): EntryFacts {
  const [first] = fleet.entries;
  if (first === undefined) throw new Error('the fleet has no entry');
  return first;
}

test('everything is sorted by construct path', () => {
  const fleet = fleetOf({
    clusters,
    entries: [entry('b'), entry('a')],
    namespaces: [namespace('us', 'b'), namespace('us', 'a'), namespace('eu', 'z')],
  });

  expect(pathsOf(fleet.clusters)).toEqual(['training-mesh/ap', 'training-mesh/eu', 'training-mesh/us']);
  expect(pathsOf(fleet.gateways)).toEqual(fleet.clusters.map(({ path }) => `${path}/eastwest`));
  expect(pathsOf(fleet.entries)).toEqual(['training-mesh/a', 'training-mesh/b']);
  expect(pathsOf(fleet.namespaces).map((path) => path.split('/').at(-1))).toEqual(['z', 'a', 'b']);
});

test('mesh and tree are kept as declared', () => {
  const declared = declaredOf({ mesh: { trustDomain: 'x' }, tree: { charts: [chart('us', 'a')], strays: ['b'] } });

  expect(new Fleet(declared)).toMatchObject({ mesh: declared.mesh, tree: declared.tree });
});

test('without a list of importers every cluster imports, also one that was declared later', () => {
  const entries = [entry('echo', { exportedBy: ['us'], importedBy: undefined })];

  expect(only(fleetOf({ entries, clusters })).importedBy).toEqual(['ap', 'eu', 'us']);
});

test('an empty list of importers stays empty', () => {
  expect(only(fleetOf({ entries: [entry('echo', { importedBy: [] })] })).importedBy).toEqual([]);
});

test('clusters, gateways, namespaces and entries are found by name', () => {
  const fleet = fleetOf({ namespaces: [namespace('us', 'a'), namespace('eu', 'b'), namespace('us', 'c')] });

  expect(fleet.cluster('eu')).toBe(fleet.clusters[0]);
  expect(fleet.gatewaysOf('eu')).toEqual([fleet.gateways[0]]);
  expect(fleet.entry('training-mesh/echo')).toBe(fleet.entries[0]);
  expect(namesOf(fleet.namespacesOf('us'))).toEqual(['a', 'c']);
});

test('what nobody declared is not found', () => {
  const fleet = fleetOf();

  expect([fleet.cluster('xx'), fleet.peer('xx'), fleet.entry('xx')]).toEqual([undefined, undefined, undefined]);
  expect([fleet.gatewaysOf('xx'), fleet.addressesOf('xx'), fleet.discoveredBy('xx')]).toEqual([[], [], []]);
  expect([fleet.namespacesOf('xx'), fleet.exportsOf('xx'), fleet.importsOf('xx')]).toEqual([[], [], []]);
  expect(fleet.exposedBy('xx')).toEqual([]);
  expect([fleet.peersOf('xx'), fleet.pendingPeersOf('xx'), fleet.diallersOf('xx')]).toEqual([[], [], []]);
  expect([fleet.knownTo('xx'), fleet.isPending('xx'), fleet.takesCalls('xx')]).toEqual([[], false, false]);
  expect(fleet.exportedService('xx', service())).toBeUndefined();
  expect(fleet.exportedService('us', other)).toBeUndefined();
});

describe('callers and hosts', () => {
  const fleet = fleetOf({
    clusters,
    entries: [
      entry('both', { exportedBy: ['us', 'eu'], importedBy: [] }),
      entry('from-eu', { exportedBy: ['eu'], importedBy: ['us', 'eu'], service: other }),
    ],
  });

  test.each([
    ['us', ['training-mesh/both']],
    ['eu', ['training-mesh/both', 'training-mesh/from-eu']],
    ['ap', []],
  ])('%s exports what it runs', (name, expected) => {
    expect(pathsOf(fleet.exportsOf(name))).toEqual(expected);
  });

  test.each([
    ['us', ['training-mesh/both']],
    ['eu', ['training-mesh/both', 'training-mesh/from-eu']],
    ['ap', []],
  ])('%s exposes what others call', (name, expected) => {
    expect(pathsOf(fleet.exposedBy(name))).toEqual(expected);
  });

  test('what nobody else calls is not exposed', () => {
    const local = entry('local', { exportedBy: ['eu'], importedBy: ['eu'] });
    const unused = entry('unused', { exportedBy: ['eu'], importedBy: [] });

    expect(fleetOf({ entries: [local, unused] }).exposedBy('eu')).toEqual([]);
  });

  test.each([
    ['us', ['training-mesh/from-eu']],
    ['eu', []],
    ['ap', []],
  ])('%s imports what it calls but does not run', (name, expected) => {
    expect(pathsOf(fleet.importsOf(name))).toEqual(expected);
  });

  test.each([
    ['us', ['eu']],
    ['eu', ['us']],
    ['ap', []],
  ])('%s dials the other exporters of what it knows', (name, expected) => {
    expect(namesOf(fleet.peersOf(name))).toEqual(expected);
  });

  test.each([
    ['us', ['eu']],
    ['eu', ['us']],
    ['ap', []],
  ])('%s is dialled by other exporters and by importers', (name, expected) => {
    expect(namesOf(fleet.diallersOf(name))).toEqual(expected);
  });

  test.each([
    ['us', ['training-mesh/both', 'training-mesh/from-eu']],
    ['eu', ['training-mesh/both', 'training-mesh/from-eu']],
    ['ap', []],
  ])('%s knows what it runs and what it calls, each once', (name, expected) => {
    expect(pathsOf(fleet.knownTo(name))).toEqual(expected);
  });

  test('an importer is dialled by nobody, and an exporter that nobody shares dials nobody', () => {
    const oneWay = fleetOf({ entries: [entry('echo', { exportedBy: ['eu'] })] });

    expect(namesOf(oneWay.diallersOf('us'))).toEqual([]);
    expect(namesOf(oneWay.diallersOf('eu'))).toEqual(['us']);
    expect(namesOf(oneWay.peersOf('eu'))).toEqual([]);
    expect(namesOf(oneWay.peersOf('us'))).toEqual(['eu']);
  });
});

test('remote exporters are the others, each once, sorted by name', () => {
  const fleet = fleetOf({ clusters, entries: [entry('echo', { exportedBy: ['us', 'eu', 'ap', 'us', 'nowhere'] })] });

  expect(namesOf(fleet.remoteExporters(only(fleet), 'eu'))).toEqual(['ap', 'us']);
  expect(namesOf(fleet.remoteExporters(only(fleet), 'elsewhere'))).toEqual(['ap', 'eu', 'us']);
});

test('an exporter that is listed twice exports once', () => {
  expect(fleetOf({ entries: [entry('echo', { exportedBy: ['us', 'us'] })] }).exportsOf('us')).toHaveLength(1);
});
