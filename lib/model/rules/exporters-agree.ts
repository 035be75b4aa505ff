import { distinct } from '../collections';
import type { EntryFacts } from '../facts/entry';
import type { WeightFacts } from '../facts/routing';
import { podsKey } from '../fleet/exported-service';
import { compare } from '../problems/problem';
import type { Rule } from './rule';

/**
 * Entries with several exporters select pods and remote endpoints of a namespace by the canonical name alone. So
 * all of them would use each other's remote endpoints, with the routing of the first.
 */
export const exportersAgree: Rule = {
  id: 'exporters-agree',
  *check({ entries }) {
    const first = new Map<string, EntryFacts>();
    for (const entry of entries) {
      const { service, exportedBy } = entry;
      if (exportedBy.length < 2 || service.canonicalName === undefined) continue;
      const key = podsKey(entry);
      const known = first.get(key);
      if (known === undefined) {
        first.set(key, entry);
        continue;
      }
      const other = differences(entry, known);
      if (other.length === 0) continue;
      const props = other.map(([prop]) => prop).join(', ');
      yield {
        path: entry.path,
        what: `${known.path} exports pods of canonical name "${key}" too, with other ${props}`,
        value: Object.fromEntries(other),
        fix: `give both entries the same ${props}, or their pods different canonical names`,
      };
    }
  },
};

/** The fields from which the remote endpoints of an entry are built. */
function sharedBy({ exportedBy, service, routing }: EntryFacts): Record<string, unknown> {
  return {
    exportedBy: distinct(exportedBy),
    serviceAccount: service.serviceAccount,
    routing: routing.type === 'weighted' ? { ...routing, weights: sorted(routing.weights) } : routing,
  };
}

function sorted(weights: readonly WeightFacts[]): readonly WeightFacts[] {
  return [...weights].sort((a, b) => compare(a.cluster, b.cluster));
}

/** The fields in which an entry differs from another one. */
function differences(entry: EntryFacts, known: EntryFacts): readonly (readonly [string, unknown])[] {
  const expected = sharedBy(known);
  return Object.entries(sharedBy(entry)).filter(
    ([prop, value]) => JSON.stringify(value) !== JSON.stringify(expected[prop]),
  );
}
