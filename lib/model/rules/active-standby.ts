import type { EntryFacts } from '../facts/entry';
import { quoted } from '../text';
import type { Finding, Rule } from './rule';

/**
 * Istio can place one other cluster, by name, before the pods of the caller's own cluster. So a service with
 * an active cluster has exactly one standby.
 */
export const activeStandby: Rule = {
  id: 'active-standby',
  *check({ entries }) {
    for (const entry of entries) {
      const { routing, strayClusters, exportedBy } = entry;
      // valid-cluster-lists reports clusters of other meshes, and a service that nobody runs.
      if (routing.type !== 'activeStandby' || strayClusters.length > 0 || exportedBy.length === 0) continue;
      yield* unclear(entry, [routing.active, routing.standby]);
    }
  },
};

function* unclear({ path, exportedBy }: EntryFacts, given: readonly string[]): Generator<Finding> {
  const [pair, exporters] = [new Set(given), new Set(exportedBy)];
  if (pair.size < 2) {
    yield {
      path,
      what: 'the active cluster and the standby are the same',
      value: given[0],
      fix: 'name two clusters: Routing.activeStandby(active, standby)',
    };
  } else if (exporters.size !== 2 || ![...pair].every((name) => exporters.has(name))) {
    yield {
      path,
      what: `Routing.activeStandby needs exactly these clusters in exportedBy: ${quoted(given)}`,
      value: exportedBy,
      fix: 'list these two clusters in exportedBy, or use Routing.ordered([…])',
    };
  }
}
