import fc from 'fast-check';
import { answerOrder } from '../../../lib/model/fleet/answer-order';
import type { Declared } from '../../../lib/model/fleet/declared';
import { Fleet } from '../../../lib/model/fleet/fleet';
import { cluster, declaredOf, discovery, entry, gateway, namespace, reported, service, ordered } from '../facts';

const ADMIN = { namespace: 'admin', serviceAccount: 'admin' };
const BATCH = { namespace: 'batch', serviceAccount: 'batch' };
const WEB = { namespace: 'web', serviceAccount: 'web' };
const clusters = ['us', 'eu', 'ap'].map((name) => cluster(name));
const other = service({ name: 'other' });

const shared = { exportedBy: ['jp', 'br'], importedBy: ['us'] };

const declared = declaredOf({
  clusters,
  gateways: [...clusters.map(({ name }) => gateway(name)), gateway('eu', { id: 'second' })],
  reported: [
    reported('jp', { entries: [{ ...entry('jp/d'), ...shared, host: 'd' }] }),
    reported('br', { entries: [{ ...entry('br/d'), ...shared, host: 'd' }] }),
  ],
  discoveries: [discovery('x'), discovery('y', { clusters: ['us', 'ap'] })],
  namespaces: ['us', 'eu'].flatMap((name) => [namespace(name, 'echo'), namespace(name, 'frontend')]),
  entries: [
    entry('a', { callers: [WEB, BATCH] }),
    entry('b', { exportedBy: ['eu'], callers: [ADMIN] }),
    entry('c', { exportedBy: ['ap', 'us', 'jp'], importedBy: ['eu'], routing: ordered('us', 'ap'), service: other }),
  ],
});

test('the order of declaration is forgotten: every question has the same answer', () => {
  const expected = answers(declared);
  fc.assert(
    fc.property(shuffled(declared), (another) => {
      expect(answers(another)).toEqual(expected);
    }),
  );
});

function shuffled(declared: Declared): fc.Arbitrary<Declared> {
  return fc.record({
    mesh: fc.constant(declared.mesh),
    clusters: anyOrder(declared.clusters),
    reported: anyOrder(declared.reported),
    namespaces: anyOrder(declared.namespaces),
    gateways: anyOrder(declared.gateways),
    entries: anyOrder(declared.entries),
    discoveries: anyOrder(declared.discoveries),
    observability: anyOrder(declared.observability),
    propFaults: anyOrder(declared.propFaults),
    tree: fc.constant(declared.tree),
  });
}

function anyOrder<Item>(items: readonly Item[]): fc.Arbitrary<readonly Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

function answers(declared: Declared): unknown {
  const fleet = new Fleet(declared);
  const { mesh, tree, entries, adopted } = fleet;
  const ofClusters = [...fleet.clusters, ...fleet.reported].map((each) => ({
    each,
    gateways: fleet.gatewaysOf(each.name),
    addresses: fleet.addressesOf(each.name),
    namespaces: fleet.namespacesOf(each.name),
    exports: fleet.exportsOf(each.name),
    exposed: fleet.exposedBy(each.name),
    imports: fleet.importsOf(each.name),
    peers: fleet.peersOf(each.name),
    diallers: fleet.diallersOf(each.name),
    discovered: fleet.discoveredBy(each.name),
    remote: entries.map((one) => fleet.remoteExporters(one, each.name)),
    answers: entries.map((one) => answerOrder(fleet, one, each.name)),
    services: entries.map((one) => fleet.exportedService(each.name, one.service)),
  }));
  return { mesh, tree, entries, adopted, ofClusters };
}
