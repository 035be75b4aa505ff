import { PENDING, cluster, entry, fleetOf, gateway } from '../facts';

const clusters = ['us', 'eu', 'ap'].map((name) => cluster(name));

function pathsOf(facts: readonly { readonly path: string }[]): readonly string[] {
  return facts.map(({ path }) => path);
}

function namesOf(facts: readonly { readonly name: string }[]): readonly string[] {
  return facts.map(({ name }) => name);
}

describe('a gateway that waits for its address', () => {
  const fleet = fleetOf({
    clusters,
    gateways: [gateway('us'), gateway('eu', { address: PENDING }), gateway('ap')],
    entries: [entry('everywhere', { exportedBy: ['us', 'eu', 'ap'] }), entry('only-eu', { exportedBy: ['eu'] })],
  });

  test('is known to wait; others do not, nor does a cluster without a gateway', () => {
    expect(['us', 'eu', 'ap'].map((name) => fleet.isPending(name))).toEqual([false, true, false]);
    expect(fleetOf({ gateways: [] }).isPending('us')).toBe(false);
  });

  test.each([
    ['everywhere', 'us', ['ap']],
    ['everywhere', 'ap', ['us']],
    ['everywhere', 'eu', ['ap', 'us']],
    ['only-eu', 'us', []],
  ])('is left out of the remote exporters of %s for %s', (id, name, expected) => {
    const found = fleet.entry(`training-mesh/${id}`);

    expect(found && namesOf(fleet.remoteExporters(found, name))).toEqual(expected);
  });

  test.each([
    ['everywhere', []],
    ['only-eu', ['us', 'ap']],
  ])('withholds %s where no other cluster answers', (id, expected) => {
    const found = fleet.entry(`training-mesh/${id}`);

    expect(found && ['us', 'eu', 'ap'].filter((name) => fleet.isWithheld(found, name))).toEqual(expected);
  });

  test.each([
    ['us', ['ap'], ['eu']],
    ['ap', ['us'], ['eu']],
    ['eu', ['ap', 'us'], []],
  ])('%s dials those that have an address, and will dial those that wait', (name, peers, pending) => {
    expect(namesOf(fleet.peersOf(name))).toEqual(peers);
    expect(namesOf(fleet.pendingPeersOf(name))).toEqual(pending);
  });

  test('is of no concern to a cluster that knows nothing of its cluster', () => {
    const gateways = [gateway('eu', { address: PENDING })];
    const entries = [entry('local', { exportedBy: ['eu'], importedBy: ['us'] })];
    const partly = fleetOf({ clusters, gateways, entries });

    expect(namesOf(partly.pendingPeersOf('us'))).toEqual(['eu']);
    expect(namesOf(partly.pendingPeersOf('ap'))).toEqual([]);
  });

  test('exposes and is to be dialled as any other, so that it is ready when its address is known', () => {
    expect(pathsOf(fleet.exposedBy('eu'))).toEqual(['training-mesh/everywhere', 'training-mesh/only-eu']);
    expect(namesOf(fleet.diallersOf('eu'))).toEqual(['ap', 'us']);
    expect(pathsOf(fleet.knownTo('us'))).toEqual(['training-mesh/everywhere', 'training-mesh/only-eu']);
  });

  test('hides nothing when nobody waits', () => {
    const ready = fleetOf({ clusters });

    expect(clusters.flatMap(({ name }) => ready.pendingPeersOf(name))).toEqual([]);
    expect(namesOf(ready.peersOf('ap'))).toEqual(['eu', 'us']);
  });
});

describe('several gateways of a cluster', () => {
  const second = { type: 'IPAddress', values: ['198.51.100.7'], externalDns: false } as const;

  test('are all known, sorted by path', () => {
    const fleet = fleetOf({ gateways: ['c', 'a', 'b'].map((id) => gateway('us', { id })) });

    expect(fleet.gatewaysOf('us').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('are dialled at all their addresses, without those that are not known yet', () => {
    const gateways = [
      gateway('eu', { id: 'c', address: second }),
      gateway('eu', { id: 'b', address: PENDING }),
      gateway('eu', { id: 'a' }),
    ];

    expect(fleetOf({ gateways }).addressesOf('eu')).toEqual([gateway('eu').address, second]);
  });

  test('wait only if all of them wait', () => {
    const one = [gateway('eu', { id: 'a', address: PENDING }), gateway('eu', { id: 'b' })];
    const all = ['a', 'b'].map((id) => gateway('eu', { id, address: PENDING }));
    const [partly, entirely] = [one, all].map((gateways) => fleetOf({ gateways }));

    expect([partly?.isPending('eu'), entirely?.isPending('eu')]).toEqual([false, true]);
    expect(namesOf(partly?.peersOf('us') ?? [])).toEqual(['eu']);
    expect(namesOf(entirely?.pendingPeersOf('us') ?? [])).toEqual(['eu']);
    expect(entirely?.addressesOf('eu')).toEqual([]);
  });
});
