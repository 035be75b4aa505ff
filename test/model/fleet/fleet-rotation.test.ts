import { PENDING, cluster, entry, fleetOf, gateway, weighted } from '../facts';

function namesOf(facts: readonly { readonly name: string }[]): readonly string[] {
  return facts.map(({ name }) => name);
}

function hostsOf(facts: readonly { readonly host: string }[]): readonly string[] {
  return facts.map(({ host }) => host);
}

const clusters = ['us', 'eu', 'ap'].map((name) => cluster(name, { inRotation: name !== 'eu' }));
const entries = [entry('everywhere', { exportedBy: ['us', 'eu', 'ap'] }), entry('only-eu', { exportedBy: ['eu'] })];

describe('a cluster out of rotation', () => {
  const fleet = fleetOf({ clusters, entries });

  test('takes no calls, and others do', () => {
    expect(['us', 'eu', 'ap'].map((name) => fleet.takesCalls(name))).toEqual([true, false, true]);
  });

  test('is dialled by nobody', () => {
    expect(namesOf(fleet.peersOf('us'))).toEqual(['ap']);
    expect(namesOf(fleet.peersOf('ap'))).toEqual(['us']);
    expect(fleet.entries.map((each) => namesOf(fleet.remoteExporters(each, 'us')))).toEqual([['ap'], []]);
  });

  test('calls others as before', () => {
    expect(namesOf(fleet.peersOf('eu'))).toEqual(['ap', 'us']);
  });

  test('goes on exporting and exposing, so that calls on their way are answered', () => {
    expect(hostsOf(fleet.exportsOf('eu'))).toEqual(['everywhere.mesh.local', 'only-eu.mesh.local']);
    expect(hostsOf(fleet.exposedBy('eu'))).toEqual(['everywhere.mesh.local', 'only-eu.mesh.local']);
    expect(namesOf(fleet.diallersOf('eu'))).toEqual(['ap', 'us']);
  });

  test('is not waited for, whether or not its gateway has an address', () => {
    const gateways = [gateway('us'), gateway('eu', { address: PENDING }), gateway('ap')];

    expect(namesOf(fleet.pendingPeersOf('us'))).toEqual([]);
    expect(namesOf(fleetOf({ clusters, entries, gateways }).pendingPeersOf('us'))).toEqual([]);
  });
});

describe('an exporter of weight 0', () => {
  const everybody = ['us', 'eu', 'ap'].map((name) => cluster(name));
  const routing = weighted(['us', 50], ['eu', 0], ['ap', 50]);
  const shared = entry('weighted', { exportedBy: ['us', 'eu', 'ap'], routing });

  test('is dialled for other hosts only', () => {
    const fleet = fleetOf({ clusters: everybody, entries: [shared, entry('plain', { exportedBy: ['eu'] })] });

    expect(fleet.entries.map((each) => namesOf(fleet.remoteExporters(each, 'us')))).toEqual([['eu'], ['ap']]);
    expect(namesOf(fleet.peersOf('us'))).toEqual(['ap', 'eu']);
  });

  test('is not dialled where no other host needs it, and takes the calls of the others', () => {
    const fleet = fleetOf({ clusters: everybody, entries: [shared] });

    expect(namesOf(fleet.peersOf('us'))).toEqual(['ap']);
    expect(fleet.takesCalls('eu')).toBe(true);
    expect(namesOf(fleet.peersOf('eu'))).toEqual(['ap', 'us']);
  });
});
