import { sortedByPath } from '../collections';
import type { EntryFacts } from '../facts/entry';
import type { ReportedClusterFacts } from '../facts/cluster-from-report';

/** Entries of hosts that only other repositories declare. The first report of a host counts. */
export function adoptedEntries(
  own: readonly EntryFacts[],
  reported: readonly ReportedClusterFacts[],
): readonly EntryFacts[] {
  const declared = new Set(own.map(({ host }) => host));
  const byHost = new Map<string, EntryFacts>();
  for (const entry of reported.flatMap(({ entries }) => entries)) {
    if (!declared.has(entry.host) && !byHost.has(entry.host)) byHost.set(entry.host, entry);
  }
  return sortedByPath([...byHost.values()]);
}
