import type { EntryFacts } from '../../../lib/model/facts/entry';
import { activeAhead, answerOrder, remoteTiers } from '../../../lib/model/fleet/answer-order';
import type { DeclaredEntry } from '../../../lib/model/fleet/declared';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { PENDING, cluster, entry, fleetOf, gateway, ordered, standby, weighted } from '../facts';

/** us and ca share a region; br exports nothing. */
const clusters = ['us', 'ca', 'eu', 'ap', 'br'].map((name) =>
  cluster(name, name === 'br' ? { region: 'sa-east-1' } : {}),
);
const everybody = ['us', 'ca', 'eu', 'ap'];

function fleetWith(facts: Partial<DeclaredEntry>, without: { readonly pending?: string; readonly idle?: string } = {}) {
  return fleetOf({
    clusters: clusters.map((each) => (each.name === without.idle ? { ...each, inRotation: false } : each)),
    gateways: clusters.map(({ name }) => gateway(name, name === without.pending ? { address: PENDING } : {})),
    entries: [entry('echo', { exportedBy: everybody, ...facts })],
  });
}

function echoOf(fleet: Fleet): EntryFacts {
  const [echo] = fleet.entries;
  if (echo === undefined) throw new Error('the fleet has an entry');
  return echo;
}

describe('answers come', () => {
  test.each<[string, Partial<DeclaredEntry>, string, string[][]]>([
    ['from the own cluster, its region, all others', {}, 'us', [['us'], ['ca'], ['ap', 'eu']]],
    ['from the own cluster, then all others alike', {}, 'eu', [['eu'], ['ap', 'ca', 'us']]],
    ['from all exporters alike where none is near', {}, 'br', [['ap', 'ca', 'eu', 'us']]],
    ['from the region alone where nobody else exports', { exportedBy: ['ca'] }, 'us', [['ca']]],
    ['from the own cluster alone', { exportedBy: ['us'] }, 'us', [['us']]],
    ['from nobody', { exportedBy: [] }, 'us', []],
    ['in the order given', { routing: ordered('eu', 'ap', 'ca', 'us') }, 'br', [['eu'], ['ap'], ['ca'], ['us']]],
    [
      'from the own cluster before the order given',
      { routing: ordered('eu', 'ap', 'us', 'ca') },
      'us',
      [['us'], ['eu'], ['ap'], ['ca']],
    ],
    ['last from those that the order leaves out', { routing: ordered('eu') }, 'br', [['eu'], ['ap', 'ca', 'us']]],
    [
      'without regard to regions where an order is given',
      { routing: ordered('ap') },
      'us',
      [['us'], ['ap'], ['ca', 'eu']],
    ],
    [
      'by shares, without regard to regions',
      { routing: weighted(...everybody.map((name) => [name, 25] as const)) },
      'us',
      [['us'], ['ap', 'ca', 'eu']],
    ],
    [
      'from no exporter of weight 0, but from its own pods where it is the caller',
      {
        exportedBy: ['us', 'eu'],
        routing: weighted(['us', 0], ['eu', 100]),
      },
      'us',
      [['us'], ['eu']],
    ],
    [
      'from no exporter of weight 0',
      {
        exportedBy: ['us', 'eu'],
        routing: weighted(['us', 0], ['eu', 100]),
      },
      'br',
      [['eu']],
    ],
    [
      'from the active cluster before the own pods of its standby',
      { exportedBy: ['us', 'eu'], routing: standby('eu', 'us') },
      'us',
      [['eu'], ['us']],
    ],
    [
      'from the active cluster’s own pods before its standby',
      { exportedBy: ['us', 'eu'], routing: standby('eu', 'us') },
      'eu',
      [['eu'], ['us']],
    ],
    [
      'from active and standby in that order elsewhere',
      { exportedBy: ['us', 'eu'], routing: standby('eu', 'us') },
      'br',
      [['eu'], ['us']],
    ],
  ])('%s: %j, called from %s', (_title, facts, caller, expected) => {
    const fleet = fleetWith(facts);

    expect(answerOrder(fleet, echoOf(fleet), caller)).toEqual(expected);
  });

  test.each([
    ['waits for its address', { pending: 'eu' }],
    ['is out of rotation', { idle: 'eu' }],
  ])('from the next exporter where one %s', (_title, without) => {
    const inOrder = fleetWith({ routing: ordered('eu', 'ap') }, without);
    const active = fleetWith({ exportedBy: ['us', 'eu'], routing: standby('eu', 'us') }, without);

    expect(answerOrder(inOrder, echoOf(inOrder), 'br')).toEqual([['ap'], ['ca', 'us']]);
    expect(answerOrder(inOrder, echoOf(inOrder), 'eu')).toEqual([['eu'], ['ap'], ['ca', 'us']]);
    expect(answerOrder(active, echoOf(active), 'us')).toEqual([['us']]);
  });
});

test('tiers are the remote part of the order, as clusters', () => {
  const fleet = fleetWith({ routing: ordered('eu', 'us', 'ap') });

  expect(remoteTiers(fleet, echoOf(fleet), 'us')).toEqual([
    [fleet.cluster('eu')],
    [fleet.cluster('ap')],
    [fleet.cluster('ca')],
  ]);
});

test('nobody is ahead of the own pods of a caller without being told so', () => {
  const plain = fleetWith({ exportedBy: ['us', 'eu'], routing: ordered('eu', 'us') });
  const active = fleetWith({ exportedBy: ['us', 'eu'], routing: standby('eu', 'us') });

  expect(activeAhead(plain, echoOf(plain), 'us')).toBeUndefined();
  expect(activeAhead(active, echoOf(active), 'us')?.name).toBe('eu');
  expect(activeAhead(active, echoOf(active), 'eu')).toBeUndefined();
});
