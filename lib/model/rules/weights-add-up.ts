import type { EntryFacts } from '../facts/entry';
import type { WeightFacts } from '../facts/routing';
import type { Finding, Rule } from './rule';

/** Shares are percentages of the calls: an exporter without one, or a sum of 90, would be a guess. */
export const weightsAddUp: Rule = {
  id: 'weights-add-up',
  *check({ entries }) {
    for (const entry of entries) {
      // valid-cluster-lists reports clusters of other meshes.
      if (entry.routing.type !== 'weighted' || entry.strayClusters.length > 0) continue;
      const { weights } = entry.routing;
      const faults = [...shares(entry, weights), ...holders(entry, weights)];
      yield* faults.length > 0 ? faults : sum(entry, weights);
    }
  },
};

function* shares({ path }: EntryFacts, weights: readonly WeightFacts[]): Generator<Finding> {
  for (const { cluster, weight } of weights) {
    if (Number.isInteger(weight) && weight >= 0 && weight <= 100) continue;
    yield {
      path,
      what: `the weight of "${cluster}" must be a whole number from 0 to 100`,
      value: weight,
      fix: 'give its share of the calls in percent, as in 80',
    };
  }
}

function* holders({ path, exportedBy }: EntryFacts, weights: readonly WeightFacts[]): Generator<Finding> {
  const names = weights.map(({ cluster }) => cluster);
  for (const name of new Set(names)) {
    if (!exportedBy.includes(name)) {
      yield {
        path,
        what: 'weights list a cluster that does not run the service',
        value: name,
        fix: 'give weights to clusters of exportedBy only',
      };
    }
    if (names.indexOf(name) === names.lastIndexOf(name)) continue;
    yield { path, what: 'weights list a cluster twice', value: name, fix: 'give every cluster one weight' };
  }
  for (const name of new Set(exportedBy)) {
    if (names.includes(name)) continue;
    yield { path, what: 'an exporter has no weight', value: name, fix: 'give it one; 0 takes it out for this host' };
  }
}

function* sum({ path }: EntryFacts, weights: readonly WeightFacts[]): Generator<Finding> {
  const total = weights.reduce((all, { weight }) => all + weight, 0);
  if (total === 100) return;
  yield {
    path,
    what: 'the weights do not add up to 100',
    value: total,
    fix: 'give shares in percent, as in 80 and 20',
  };
}
