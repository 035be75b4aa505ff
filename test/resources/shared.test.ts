import { importerManifests } from '../../lib/resources/service/entry';
import { cluster, entry, fleetOf } from '../model/facts';
import { FLEETS } from '../support/fleets';

/** Clusters of two regions that only call the host, one of them without capture of DNS. */
const callers = ['br', 'br2', 'old'].map((name) =>
  cluster(name, {
    region: 'sa-east-1',
    ...(name === 'old' && { istio: { ...cluster('us').istio, dnsCapture: false } }),
  }),
);
const fleet = fleetOf({
  clusters: ['us', 'eu', 'ca'].map((name) => cluster(name)).concat(callers),
  entries: [entry('echo', { exportedBy: ['us', 'eu'], address: '240.0.0.1' })],
});

function importsOf(name: string): readonly unknown[] {
  const [entry, caller] = [fleet.entry('training-mesh/echo'), fleet.cluster(name)];
  if (entry === undefined || caller === undefined) throw new Error(`${name} or the entry is not there`);
  return importerManifests(entry, caller, fleet);
}

test('clusters whose objects of a host are equal share them, frozen', () => {
  const [first, second] = [importsOf('br'), importsOf('br2')];
  expect(first).toHaveLength(2);
  expect(second.every((object, index) => object === first[index])).toBe(true);
  const [entry] = first as readonly { spec: { ports: object[] } }[];
  expect(() => entry?.spec.ports.push({})).toThrow(TypeError);
});

test.each([
  ['that does not capture DNS', 'old'],
  ['that is in the region of an exporter', 'ca'],
])('a cluster %s has objects of its own', (_why, name) => {
  expect(importsOf(name)).not.toEqual(importsOf('br'));
});

test.each(FLEETS)('a cluster gets what it would get if it were rendered alone: %s', (_name, fleet) => {
  for (const caller of fleet.clusters) {
    for (const entry of fleet.importsOf(caller.name)) {
      // A copy has not been rendered for any other cluster.
      expect(importerManifests(entry, caller, fleet)).toEqual(importerManifests({ ...entry }, caller, fleet));
    }
  }
});
