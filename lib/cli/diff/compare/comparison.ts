import { distinct } from '../../../model/collections';
import { clustersIn, fleetFromObjects } from '../fleet/fleet-from-objects';
import { fleetFromReport } from '../fleet/fleet-from-report';
import { NO_FLEET } from '../fleet/fleet-view';
import type { FleetView } from '../fleet/fleet-view';
import { placeOf } from '../read/dist-path';
import { ObjectReader } from '../read/objects-in';
import { REPORT } from '../read/read-tree';
import type { Tree } from '../read/read-tree';
import { objectCount } from '../read/search';
import { callChanges } from './call-changes';
import type { CallChange } from './call-changes';
import { compareObjects, differingPaths } from './compare-objects';
import type { Differing, ObjectChange } from './compare-objects';
import { surroundingsOf } from './surroundings';
import type { TreeSurroundings } from './surroundings';

/** All differences between two trees. Detectors then explain them. */
export interface Comparison {
  readonly before: FleetView;
  readonly after: FleetView;
  /** Objects of the mesh as a whole, and of clusters that are members before and after. */
  readonly objects: readonly ObjectChange[];
  readonly joined: readonly Member[];
  readonly left: readonly Member[];
  readonly calls: readonly CallChange[];
  /** Other facts about each tree that detectors need. */
  readonly surroundings: readonly [before: TreeSurroundings, after: TreeSurroundings];
  /** Notes for the reader about the comparison itself. */
  readonly notes: readonly string[];
}

/** A cluster that joins or leaves. Its objects are counted, not parsed. */
export interface Member {
  readonly name: string;
  readonly layers: readonly string[];
  readonly objects: number;
}

export function compareTrees(before: Tree, after: Tree): Comparison {
  const reader = new ObjectReader();
  const { fleets, note } = fleetsOf(reader, before, after);
  const joined = missing(membersOf(fleets[1], after), membersOf(fleets[0], before));
  const left = missing(membersOf(fleets[0], before), membersOf(fleets[1], after));
  const paths = differingPaths(before, after);
  return {
    before: fleets[0],
    after: fleets[1],
    objects: compareObjects(reader, before, after, pathsOutside(paths, new Set([...joined, ...left]))),
    joined: joined.map((name) => member(name, after, paths.after)),
    left: left.map((name) => member(name, before, paths.before)),
    calls: callChanges(...fleets),
    surroundings: [surroundingsOf(reader, before), surroundingsOf(reader, after)],
    notes: [...(before.files.size === 0 ? [`${before.name} has no such directory: everything is new.`] : []), ...note],
  };
}

interface Fleets {
  readonly fleets: readonly [before: FleetView, after: FleetView];
  readonly note: readonly string[];
}

/**
 * Reads both reports, or derives both fleets from the objects. A mixture would show facts that only one
 * side knows as changes.
 */
function fleetsOf(reader: ObjectReader, before: Tree, after: Tree): Fleets {
  const trees = [before, after] as const;
  const [old, young] = trees.map(reported);
  if (old && young) return { fleets: [old, young], note: [] };
  const unread = trees.filter((_tree, index) => [old, young][index] === undefined).map(({ name }) => name);
  const note = `${REPORT} of ${unread.join(' and ')} is missing or has an unknown format: hosts and calls are read from the objects.`;
  return { fleets: [fleetFromObjects(reader, before), fleetFromObjects(reader, after)], note: [note] };
}

function reported(tree: Tree): FleetView | undefined {
  if (tree.files.size === 0) return NO_FLEET;
  return tree.files.has(REPORT) ? fleetFromReport(tree.read([REPORT]).get(REPORT) ?? '') : undefined;
}

function membersOf({ clusters }: FleetView, tree: Tree): readonly string[] {
  const written = [...clusters].filter(([, cluster]) => cluster.written).map(([name]) => name);
  return distinct([...written, ...clustersIn(tree)]);
}

function missing(names: readonly string[], others: readonly string[]): readonly string[] {
  return names.filter((name) => !others.includes(name));
}

function member(name: string, tree: Tree, paths: readonly string[]): Member {
  const own = paths.filter((path) => placeOf(path).cluster === name);
  return { name, layers: distinct(own.map((path) => placeOf(path).layer)), objects: objectCount(tree, own) };
}

function pathsOutside({ before, after }: Differing, clusters: ReadonlySet<string>): Differing {
  const outside = (path: string): boolean => !clusters.has(placeOf(path).cluster ?? '');
  return { before: before.filter(outside), after: after.filter(outside) };
}
