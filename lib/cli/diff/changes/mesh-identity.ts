import { groupByEach } from '../../../model/collections';
import { canonical } from '../../../resources/read/fields';
import { clustersOf } from '../change';
import type { Detector, Change } from '../change';
import type { ObjectChange } from '../compare/compare-objects';
import type { Comparison } from '../compare/comparison';
import type { JsonChange } from '../compare/json-changes';
import type { FleetView } from '../fleet/fleet-view';
import { inValues } from './chart-values';

/** A renamed part of the identity on which certificates and routes of the mesh depend. */
interface Renamed {
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly clusters: readonly string[];
}

const MESH_ID = 'mesh id';
const CLUSTER_NAME = 'cluster name';
const NETWORK = 'network';
const TRUST_DOMAIN = 'trust domain';

/** The same names as values of the istiod chart, because reports do not contain all of them. */
const VALUES: ReadonlyMap<string | undefined, string> = new Map([
  ['global.meshID', MESH_ID],
  ['global.multiCluster.clusterName', CLUSTER_NAME],
  ['global.network', NETWORK],
  ['meshConfig.trustDomain', TRUST_DOMAIN],
]);

const CONSEQUENCES: ReadonlyMap<string, string> = new Map([
  [MESH_ID, 'programs that use the former ID no longer recognize the mesh'],
  [CLUSTER_NAME, 'its peers no longer know it'],
  [NETWORK, 'pods and gateways must restart to be found there'],
  [TRUST_DOMAIN, 'every identity changes, and certificates issued before are rejected'],
]);

/** Trust domain, mesh id, network and cluster name. */
export const meshIdentity: Detector = {
  id: 'mesh-identity',
  *find(comparison) {
    const all = [...inReports(comparison), ...inObjects(comparison.objects)];
    for (const [, same] of groupByEach(all, ({ what, from, to }) => [`${what} ${from} ${to}`])) {
      yield* finding(same, comparison.objects);
    }
  },
};

function inReports({ before, after }: Comparison): readonly Renamed[] {
  const members = [...after.clusters].filter(([name, { written }]) => written && before.clusters.has(name));
  const clusters = members.map(([name]) => name);
  const ofMesh = (what: string, value: (mesh: NonNullable<FleetView['mesh']>) => string): readonly Renamed[] =>
    before.mesh && after.mesh ? renamed(what, value(before.mesh), value(after.mesh), clusters) : [];
  return [
    ...ofMesh(MESH_ID, ({ id }) => id),
    ...ofMesh(TRUST_DOMAIN, ({ trustDomain }) => trustDomain),
    ...members.flatMap(([name, { network }]) => renamed(NETWORK, before.clusters.get(name)?.network, network, [name])),
  ];
}

function inObjects(objects: readonly ObjectChange[]): readonly Renamed[] {
  return objects.flatMap((object) =>
    object.differences.flatMap((change) => {
      const what = VALUES.get(inValues(change));
      return what === undefined ? [] : renamed(what, change.removed[0], change.added[0], clustersOf(object));
    }),
  );
}

function renamed(what: string, from: unknown, to: unknown, clusters: readonly string[]): readonly Renamed[] {
  return typeof from !== 'string' || typeof to !== 'string' || from === to ? [] : [{ what, from, to, clusters }];
}

function* finding(same: readonly Renamed[], objects: readonly ObjectChange[]): Iterable<Change> {
  const [first] = same;
  if (first === undefined) return;
  const { what, from, to } = first;
  const clusters = [...new Set(same.flatMap((each) => each.clusters))];
  const touched = objects.filter(({ place }) => place.cluster === undefined || clusters.includes(place.cluster));
  const covers = (change: JsonChange): boolean => followsFrom(change, from, to);
  yield {
    severity: 'danger',
    what: `${what} changed: ${from} -> ${to}; ${CONSEQUENCES.get(what) ?? ''}`,
    clusters,
    explains: touched.map((object) => ({ object, covers })),
  };
}

/** Whether a difference only replaces the old name by the new one. */
function followsFrom({ removed, added }: JsonChange, from: string, to: string): boolean {
  return removed.length > 0 && canonical(removed).replaceAll(from, to) === canonical(added);
}
