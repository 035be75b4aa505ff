import type { EntryFacts } from '../facts/entry';
import type { Finding, Rule } from './rule';

/**
 * Istio can put one other cluster before the caller's own pods, by name. So an order that counts more
 * than being near has two clusters, and says which is which.
 */
export const activeStandby: Rule = {
  id: 'active-standby',
  *check({ entries }) {
    for (const entry of entries) {
      // valid-cluster-lists says what is wrong with clusters of other meshes, or with none.
      if (entry.localFirst || entry.strayClusters.length > 0 || entry.exportedBy.length === 0) continue;
      yield* unclear(entry);
    }
  },
};

function* unclear({ path, exportedBy, failoverOrder }: EntryFacts): Generator<Finding> {
  const exporters = [...new Set(exportedBy)];
  if (exporters.length !== 2) {
    yield {
      path,
      what: `localFirst: false makes one of two clusters a mere standby, and the service has ${exporters.length}`,
      value: exportedBy,
      fix: 'list one active and one standby cluster in exportedBy and failoverOrder, or leave localFirst out',
    };
    // failover-order says which clusters do not belong there.
  } else if (
    failoverOrder.every((name) => exporters.includes(name)) &&
    !exporters.every((name) => failoverOrder.includes(name))
  ) {
    yield {
      path,
      what: 'localFirst: false makes one of two clusters a mere standby, and failoverOrder does not say which',
      value: failoverOrder,
      fix: 'list both in failoverOrder, the active one first',
    };
  }
}
