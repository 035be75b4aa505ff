import { PENDING, entry, fleetOf, reported, reportedEntry } from '../facts';

const NAME = { type: 'Hostname', values: ['eastwest.ap.example.com'], externalDns: false } as const;

function namesOf(facts: readonly { readonly name: string }[]): readonly string[] {
  return facts.map(({ name }) => name);
}

function pathsOf(facts: readonly { readonly path: string }[]): readonly string[] {
  return facts.map(({ path }) => path);
}

describe('a cluster that another repository writes', () => {
  const echo = entry('echo', { exportedBy: ['us', 'ap'] });
  const report = reported('ap', { entries: [reportedEntry('ap', 'echo', { exportedBy: ['us', 'ap'] })] });
  const fleet = fleetOf({ reported: [report], entries: [echo] });

  test('is a peer, but no cluster of this program', () => {
    expect(fleet.peer('ap')).toBe(fleet.reported[0]);
    expect(fleet.cluster('ap')).toBeUndefined();
    expect(namesOf(fleet.clusters)).toEqual(['eu', 'us']);
  });

  test('is dialled at the addresses of its report', () => {
    expect(namesOf(fleet.peersOf('us'))).toEqual(['ap']);
    expect(fleet.addressesOf('ap')).toEqual([NAME]);
    expect(fleet.gatewaysOf('ap')).toEqual([]);
  });

  test('is not dialled for a host that its report does not have yet', () => {
    const early = fleetOf({ reported: [reported('ap')], entries: [echo] });
    expect(early.peersOf('us')).toEqual([]);
  });

  test('is called by exporters only when its report has all hosts of the same pods, which share its endpoint', () => {
    const second = entry('second', { exportedBy: ['us', 'ap'] });
    const partly = fleetOf({ reported: [report], entries: [echo, second] });
    const remotes = (caller: string): readonly string[] =>
      partly.entries.flatMap((each) => partly.remoteExporters(each, caller).map(({ name }) => `${each.id} in ${name}`));
    expect(remotes('us')).toEqual([]);
    // A caller that does not run the service has an endpoint for each host.
    expect(remotes('eu')).toEqual(['echo in ap', 'echo in us', 'second in us']);
  });

  test('imports what does not say who imports it', () => {
    expect(fleet.entries[0]?.importedBy).toEqual(['eu', 'us', 'ap']);
    expect(namesOf(fleet.diallersOf('us'))).toEqual(['ap', 'eu']);
  });

  test('waits as long as none of its gateways has an address', () => {
    const pending = fleetOf({ reported: [reported('ap', { addresses: [PENDING, PENDING] })] });
    const partly = fleetOf({ reported: [reported('ap', { addresses: [PENDING, NAME] })] });
    const none = fleetOf({ reported: [reported('ap', { addresses: [] })] });

    expect([pending, partly, none].map((each) => each.isPending('ap'))).toEqual([true, false, false]);
    expect(partly.addressesOf('ap')).toEqual([NAME]);
  });

  test('takes no calls while it is out of rotation', () => {
    expect(fleetOf({ reported: [reported('ap', { inRotation: false })] }).takesCalls('ap')).toBe(false);
  });
});

describe('a host that only another repository declares', () => {
  const quotes = reportedEntry('ap', 'quotes', { importedBy: ['us'] });
  const fleet = fleetOf({ reported: [reported('ap', { entries: [quotes] })], entries: [] });

  test('comes along for the clusters that import it', () => {
    expect(fleet.adopted).toEqual([quotes]);
    expect(fleet.entry('training-mesh/ap/quotes')).toBe(quotes);
    expect(pathsOf(fleet.importsOf('us'))).toEqual(['training-mesh/ap/quotes']);
    expect(fleet.importsOf('eu')).toEqual([]);
    expect(namesOf(fleet.peersOf('us'))).toEqual(['ap']);
  });

  test('is none of the entries of this program', () => {
    expect(fleet.entries).toEqual([]);
    expect(fleet.exportsOf('ap')).toEqual([]);
  });

  test('is given once, by the first cluster, where several reports have it', () => {
    const exportedBy = ['br', 'ap'];
    const twice = fleetOf({
      entries: [],
      reported: ['br', 'ap'].map((name) =>
        reported(name, {
          entries: [reportedEntry(name, 'quotes', { exportedBy }), reportedEntry(name, `own-${name}`)],
        }),
      ),
    });

    expect(pathsOf(twice.adopted)).toEqual([
      'training-mesh/ap/own-ap',
      'training-mesh/ap/quotes',
      'training-mesh/br/own-br',
    ]);
    expect(twice.entry('training-mesh/br/quotes')).toBeUndefined();
    expect(namesOf(twice.peersOf('us'))).toEqual(['ap', 'br']);
  });
});

test('of a host that both declare, the own declaration counts', () => {
  const report = reported('ap', { entries: [reportedEntry('ap', 'echo', { exportedBy: ['us', 'ap'] })] });
  const fleet = fleetOf({ reported: [report], entries: [entry('echo', { exportedBy: ['ap', 'us'] })] });

  expect(fleet.adopted).toEqual([]);
  expect(fleet.entry('training-mesh/ap/echo')).toBeUndefined();
  expect(pathsOf(fleet.importsOf('eu'))).toEqual(['training-mesh/echo']);
});
