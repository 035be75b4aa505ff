import { PENDING, cluster, entry, fleetOf, gateway } from './facts';

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
