import fc from 'fast-check';
import { Fleet } from '../../lib/model/fleet';
import type { Declared } from '../../lib/model/fleet';
import { cluster, declaredOf, entry, namespace, service } from './facts';

const ADMIN = { namespace: 'admin', serviceAccount: 'admin' };
const BATCH = { namespace: 'batch', serviceAccount: 'batch' };
const WEB = { namespace: 'web', serviceAccount: 'web' };
const clusters = ['us', 'eu', 'ap'].map((name) => cluster(name));
const other = service({ name: 'other' });

const declared = declaredOf({
  clusters,
  namespaces: ['us', 'eu'].flatMap((name) => [namespace(name, 'echo'), namespace(name, 'frontend')]),
  entries: [
    entry('a', { callers: [WEB, BATCH] }),
    entry('b', { exportedBy: ['eu'], callers: [ADMIN] }),
    entry('c', { exportedBy: ['ap', 'us'], importedBy: ['eu'], service: other }),
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
    namespaces: anyOrder(declared.namespaces),
    gateways: anyOrder(declared.gateways),
    entries: anyOrder(declared.entries),
    observability: anyOrder(declared.observability),
    tree: fc.constant(declared.tree),
  });
}

function anyOrder<Item>(items: readonly Item[]): fc.Arbitrary<readonly Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

function answers(declared: Declared): unknown {
  const fleet = new Fleet(declared);
  const { mesh, tree, entries } = fleet;
  const ofClusters = fleet.clusters.map((each) => ({
    each,
    gateway: fleet.gatewayOf(each.name),
    namespaces: fleet.namespacesOf(each.name),
    exports: fleet.exportsOf(each.name),
    exposed: fleet.exposedBy(each.name),
    imports: fleet.importsOf(each.name),
    peers: fleet.peersOf(each.name),
    diallers: fleet.diallersOf(each.name),
    remote: entries.map((one) => fleet.remoteExporters(one, each.name)),
    services: entries.map((one) => fleet.exportedService(each.name, one.service)),
  }));
  return { mesh, tree, entries, ofClusters };
}
