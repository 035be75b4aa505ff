import { groupByEach } from '../collections';
import type { EntryFacts } from '../facts/entry';
import type { Fleet } from '../fleet/fleet';
import { compare } from '../problems/problem';
import type { Problem } from '../problems/problem';

/** What one synth must know of the one before: an order in time cannot be read from a single program. */
export interface Lock {
  /** Id of the mesh. */
  readonly mesh: string;
  /** Clusters that the program wrote, by name. */
  readonly members: ReadonlyMap<string, Member>;
  /** Digests of the charts that were rendered, by release and version. */
  readonly charts: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** A chart that was rendered for a cluster. */
export interface ChartPin {
  /** Name of the release. */
  readonly release: string;
  /** Its version, as the release asks for it. */
  readonly version: string;
  /** `sha256:…` of all that the chart holds. */
  readonly digest: string;
}

/** A cluster as the last synth left it. */
export interface Member {
  /** Whether other clusters had endpoints of it. */
  readonly called: boolean;
}

/** Why a lock cannot be read. */
export type LockFault = Pick<Problem, 'what' | 'value' | 'fix'>;

/** The lock that belongs to a fleet and the charts that were rendered for it; everything in it is sorted. */
export function lockOf(fleet: Fleet, pins: readonly ChartPin[] = []): Lock {
  const members = fleet.clusters.map(({ name }) => [name, { called: isCalled(fleet, name) }] as const);
  return { mesh: fleet.mesh.id, members: new Map(members), charts: chartsOf(pins) };
}

function chartsOf(pins: readonly ChartPin[]): Lock['charts'] {
  const releases = [...groupByEach(pins, ({ release }) => [release])].sort(([a], [b]) => compare(a, b));
  return new Map(
    releases.map(([release, own]) => {
      const versions = own.map(({ version, digest }) => [version, digest] as const);
      return [release, new Map(versions.sort(([a], [b]) => compare(a, b)))];
    }),
  );
}

/** Whether other clusters, whoever writes them, have endpoints of this one. */
export function isCalled(fleet: Fleet, cluster: string): boolean {
  if (!fleet.takesCalls(cluster)) return false;
  // Hosts that only other repositories declare have endpoints here too.
  const adopted = fleet.adopted.filter((entry) => entry.exportedBy.includes(cluster));
  return [...fleet.exportsOf(cluster), ...adopted].some((entry) => isCalledFor(fleet, entry, cluster));
}

function isCalledFor(fleet: Fleet, entry: EntryFacts, cluster: string): boolean {
  const callers = [...entry.exportedBy, ...entry.importedBy].filter((name) => name !== cluster);
  return callers.some((caller) => fleet.remoteExporters(entry, caller).some(({ name }) => name === cluster));
}
