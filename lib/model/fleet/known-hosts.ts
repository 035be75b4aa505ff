import { sortedByName } from '../collections';
import type { ClusterFacts } from '../facts/cluster';
import type { EntryFacts } from '../facts/entry';
import { compare } from '../problems/problem';
import type { Fleet } from './fleet';

/** A host, and the clusters of this program that run or call it. */
export interface KnownHost {
  readonly entry: EntryFacts;
  /** At least one, sorted by name. */
  readonly clusters: readonly ClusterFacts[];
}

/** Hosts that clusters of this program run or call, sorted by host. */
export function knownHosts(fleet: Fleet): readonly KnownHost[] {
  const knowing = new Map<EntryFacts, ClusterFacts[]>();
  for (const cluster of sortedByName(fleet.clusters)) {
    for (const entry of fleet.knownTo(cluster.name)) {
      const clusters = knowing.get(entry);
      if (clusters) clusters.push(cluster);
      else knowing.set(entry, [cluster]);
    }
  }
  return [...knowing]
    .map(([entry, clusters]) => ({ entry, clusters }))
    .sort((a, b) => compare(a.entry.host, b.entry.host));
}
