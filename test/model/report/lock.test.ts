import fc from 'fast-check';
import type { EntryFacts } from '../../../lib/model/facts/entry';
import { lockOf } from '../../../lib/model/report/lock';
import { PENDING, cluster, entry, fleetOf, gateway, reported, service, weighted } from '../facts';
import type { FleetOverrides } from '../facts';

/** Names of clusters, with whether they are called. */
function calledIn(overrides: FleetOverrides): Record<string, boolean> {
  return Object.fromEntries([...lockOf(fleetOf(overrides)).members].map(([name, { called }]) => [name, called]));
}

/** An entry as a report of another repository brings it. */
function foreign(id: string, exportedBy: readonly string[], importedBy: readonly string[]): EntryFacts {
  return { ...entry(id), exportedBy, importedBy };
}

const us = cluster('us');
const drained = cluster('eu', { inRotation: false });
const other = service({ name: 'other' });
const onlyUs = weighted(['us', 100], ['eu', 0]);

test('the lock has the id of the mesh, not its path', () => {
  expect(lockOf(fleetOf({ mesh: { id: 'blue', path: 'platform/blue' } })).mesh).toBe('blue');
});

test.each<[string, FleetOverrides, Record<string, boolean>]>([
  ['exporters of one host call each other', {}, { eu: true, us: true }],
  [
    'who only calls is not called',
    { entries: [entry('echo', { exportedBy: ['eu'], importedBy: ['us'] })] },
    { eu: true, us: false },
  ],
  [
    'a host that only its own cluster calls has no callers elsewhere',
    { entries: [entry('echo', { exportedBy: ['eu'], importedBy: ['eu'] })] },
    { eu: false, us: false },
  ],
  ['without entries nobody is called', { entries: [] }, { eu: false, us: false }],
  ['a drained cluster is not called and goes on calling', { clusters: [us, drained] }, { eu: false, us: true }],
  [
    'a drained cluster that alone runs a host is not called either',
    { clusters: [us, drained], entries: [entry('echo', { exportedBy: ['eu'] })] },
    { eu: false, us: false },
  ],
  [
    'a cluster whose gateway waits for its address is not called yet',
    { gateways: [gateway('us'), gateway('eu', { address: PENDING })] },
    { eu: false, us: true },
  ],
  [
    'a cluster is not called where it has no share of any host',
    { entries: [entry('echo', { routing: onlyUs })] },
    { eu: false, us: true },
  ],
  [
    'a share of one host is enough',
    { entries: [entry('a', { routing: onlyUs }), entry('b', { service: other })] },
    { eu: true, us: true },
  ],
  [
    'clusters of other repositories are no members, and their calls count',
    { reported: [reported('ap')], entries: [entry('echo', { exportedBy: ['eu'], importedBy: ['ap'] })] },
    { eu: true, us: false },
  ],
  [
    'a host that only another repository declares counts',
    { reported: [reported('ap', { entries: [foreign('a', ['ap', 'eu'], ['us'])] })], entries: [] },
    { eu: true, us: false },
  ],
  [
    'a host of another repository counts also where this one knows none of its callers',
    { reported: [reported('ap', { entries: [foreign('a', ['ap', 'eu'], ['sa'])] })], entries: [] },
    { eu: true, us: false },
  ],
])('%s', (_title, overrides, expected) => {
  expect(calledIn(overrides)).toEqual(expected);
});

test('the lock does not depend on the order of declaration', () => {
  const clusters = [us, drained, cluster('ap'), cluster('af')];
  const entries = [
    entry('a', { exportedBy: ['us', 'eu', 'ap'] }),
    entry('b', { exportedBy: ['eu'], service: other }),
    entry('c', { exportedBy: ['ap', 'us'], importedBy: ['eu'], service: service({ name: 'third' }) }),
  ];
  const expected = [...lockOf(fleetOf({ clusters, entries })).members];
  expect(expected.map(([name]) => name)).toEqual(['af', 'ap', 'eu', 'us']);
  fc.assert(
    fc.property(anyOrder(clusters), anyOrder(entries), (someClusters, someEntries) => {
      expect([...lockOf(fleetOf({ clusters: someClusters, entries: someEntries })).members]).toEqual(expected);
    }),
  );
});

function anyOrder<Item>(items: readonly Item[]): fc.Arbitrary<Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}
