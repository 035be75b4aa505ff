import { distinct } from '../collections';
import type { EntryFacts } from '../facts/entry';
import { MAX_REMOTE_TIERS, stepsOf } from '../fleet/answer-order';
import { quoted } from '../text';
import type { Finding, Rule } from './rule';

/** An order of exporters that istiod could not keep would be another order on the day it is needed. */
export const failoverOrder: Rule = {
  id: 'failover-order',
  *check({ entries }) {
    for (const entry of entries) {
      if (entry.failoverOrder.length === 0) continue;
      yield* members(entry);
      if (entry.weights.length > 0) yield orderAndShares(entry);
      else yield* tooManySteps(entry);
    }
  },
};

function* members({ path, failoverOrder, exportedBy }: EntryFacts): Generator<Finding> {
  for (const name of new Set(failoverOrder)) {
    if (!exportedBy.includes(name)) {
      yield {
        path,
        what: 'failoverOrder lists a cluster that does not run the service',
        value: name,
        fix: 'list clusters of exportedBy only',
      };
    }
    if (failoverOrder.indexOf(name) === failoverOrder.lastIndexOf(name)) continue;
    yield { path, what: 'failoverOrder lists a cluster twice', value: name, fix: 'list every cluster once' };
  }
}

function orderAndShares({ path, failoverOrder }: EntryFacts): Finding {
  return {
    path,
    what: 'the entry has both failoverOrder and weights: one sends all calls to the first cluster, the other spreads them',
    value: failoverOrder,
    fix: 'keep one of them',
  };
}

/** Counted with all exporters: one that comes back into rotation must not make the order wrong. */
function* tooManySteps(entry: EntryFacts): Generator<Finding> {
  const callers = distinct([...entry.exportedBy, ...entry.importedBy]);
  const far = callers.filter((caller) => stepsOf(entry, caller) > MAX_REMOTE_TIERS);
  if (far.length === 0) return;
  const names = quoted(far);
  const importersOnly = !far.some((name) => entry.exportedBy.includes(name));
  yield {
    path: entry.path,
    what: `Istio keeps ${MAX_REMOTE_TIERS} remote steps apart, and the order has more for callers in ${names}`,
    value: entry.failoverOrder,
    fix: `list fewer clusters in failoverOrder, because those left out share the last step${
      importersOnly ? `, or leave ${names} out of importedBy` : ''
    }`,
  };
}
