import { failoverMatrix } from '../../../lib/model/analysis/failover-matrix';
import type { FailoverRow } from '../../../lib/model/analysis/failover-matrix';
import { FLEETS } from '../../support/fleets';
import { PENDING, cluster, entry, fleetOf, gateway, standby } from '../facts';
import type { FleetOverrides } from '../facts';

const THREE = ['us', 'eu', 'ap'];

/** The row of callers in a cluster, for the one host that three clusters know. */
function row(from: string, overrides: Parameters<typeof entry>[1], fleet: FleetOverrides = {}): Partial<FailoverRow> {
  const clusters = THREE.map((name) => cluster(name));
  const rows = failoverMatrix(fleetOf({ clusters, entries: [entry('echo', overrides)], ...fleet }));
  const [found, ...others] = rows.filter((each) => each.clusters.includes(from));
  expect(others).toEqual([]);
  return { order: found?.order, whenDown: found?.whenDown };
}

test('the own cluster answers first, then all others alike', () => {
  expect(row('us', { exportedBy: THREE })).toEqual({
    order: [['us'], ['ap', 'eu']],
    whenDown: { us: ['ap', 'eu'] },
  });
});

test('of several that are alike the rest answers when one is down', () => {
  expect(row('us', { exportedBy: ['eu', 'ap'] })).toEqual({
    order: [['ap', 'eu']],
    whenDown: { ap: ['eu'], eu: ['ap'] },
  });
});

test('nobody answers when the only exporter is down', () => {
  expect(row('us', { exportedBy: ['eu'] })).toEqual({ order: [['eu']], whenDown: { eu: [] } });
});

test('in an order the next one takes over, for callers beside a standby, too', () => {
  const order = { exportedBy: ['ap', 'us'], routing: standby('ap', 'us') };
  expect(row('us', order)).toEqual({
    order: [['ap'], ['us']],
    whenDown: { ap: ['us'] },
  });
});

test('nobody answers a host that is withheld, and no cluster changes that', () => {
  const gateways = [gateway('us'), gateway('ap'), gateway('eu', { address: PENDING })];
  expect(row('us', { exportedBy: ['eu'] }, { gateways })).toEqual({ order: [], whenDown: {} });
});

test('rows are sorted by host and first cluster, whatever the paths are', () => {
  const clusters = [...THREE.map((name) => cluster(name)), cluster('sa', { region: 'sa-east-1' })];
  const entries = [entry('1', { host: 'b.mesh.local' }), entry('2', { host: 'a.mesh.local' })];
  const rows = failoverMatrix(fleetOf({ clusters, entries }));
  expect(rows.map((each) => `${each.host} ${each.clusters.join('+')}`)).toEqual(
    ['a', 'b'].flatMap((host) => ['ap+sa', 'eu', 'us'].map((names) => `${host}.mesh.local ${names}`)),
  );
});

test('clusters share a row where the same ones answer them in the same order', () => {
  const near = cluster('in', { region: cluster('eu').region });
  const clusters = [...THREE.map((name) => cluster(name)), near];
  const rows = failoverMatrix(fleetOf({ clusters, entries: [entry('echo', { exportedBy: ['eu', 'ap'] })] }));
  expect(rows.map((each) => [each.clusters, each.order])).toEqual([
    [['ap'], [['ap'], ['eu']]],
    [
      ['eu', 'in'],
      [['eu'], ['ap']],
    ],
    [['us'], [['ap', 'eu']]],
  ]);
});

test.each(FLEETS)('%s: every cluster has one row for a host', (_title, fleet) => {
  const calls = failoverMatrix(fleet).flatMap(({ host, clusters }) => clusters.map((name) => `${name} ${host}`));
  const known = fleet.clusters.flatMap(({ name }) => fleet.knownTo(name).map(({ host }) => `${name} ${host}`));
  expect([...calls].sort()).toEqual(known.sort());
});

test.each(FLEETS)('%s: a cluster that is down never answers, and only those of the order do', (_title, fleet) => {
  for (const { order, whenDown } of failoverMatrix(fleet)) {
    const names = order.flat();
    expect(Object.keys(whenDown)).toEqual([...(order[0] ?? [])].sort());
    for (const [down, answering] of Object.entries(whenDown)) {
      expect(answering).not.toContain(down);
      expect(names).toEqual(expect.arrayContaining([...answering]));
      expect(answering.length > 0).toBe(names.length > 1);
    }
  }
});
