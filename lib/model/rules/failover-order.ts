import { distinct } from '../collections';
import type { EntryFacts } from '../facts/entry';
import { MAX_REMOTE_TIERS, stepsOf } from '../fleet/answer-order';
import { quoted } from '../text';
import type { Finding, Rule } from './rule';

/** An order that istiod cannot keep would turn out to be another order on the day it is needed. */
export const failoverOrder: Rule = {
  id: 'failover-order',
  *check({ entries }) {
    for (const entry of entries) {
      // valid-cluster-lists reports clusters of other meshes.
      if (entry.routing.type !== 'ordered' || entry.strayClusters.length > 0) continue;
      yield* members(entry, entry.routing.order);
      yield* tooManySteps(entry, entry.routing.order);
    }
  },
};

function* members({ path, exportedBy }: EntryFacts, order: readonly string[]): Generator<Finding> {
  if (order.length === 0) {
    yield { path, what: 'Routing.ordered([…]) lists no cluster', fix: 'list exporters, or use Routing.nearest()' };
  }
  for (const name of new Set(order)) {
    if (!exportedBy.includes(name)) {
      yield {
        path,
        what: 'Routing.ordered([…]) lists a cluster that does not run the service',
        value: name,
        fix: 'list clusters of exportedBy only',
      };
    }
    if (order.indexOf(name) === order.lastIndexOf(name)) continue;
    yield { path, what: 'Routing.ordered([…]) lists a cluster twice', value: name, fix: 'list every cluster once' };
  }
}

/** Counts all exporters: one that comes back into rotation must not make the order wrong. */
function* tooManySteps(entry: EntryFacts, order: readonly string[]): Generator<Finding> {
  const callers = distinct([...entry.exportedBy, ...entry.importedBy]);
  const far = callers.filter((caller) => stepsOf(entry, caller) > MAX_REMOTE_TIERS);
  if (order.length === 0 || far.length === 0) return;
  const names = quoted(far);
  const importersOnly = !far.some((name) => entry.exportedBy.includes(name));
  yield {
    path: entry.path,
    what: `Istio can tell ${MAX_REMOTE_TIERS} remote steps apart, and the order has more for callers in ${names}`,
    value: order,
    fix: `list fewer clusters in Routing.ordered([…]): those left out share the last step${
      importersOnly ? `; or leave ${names} out of importedBy` : ''
    }`,
  };
}
