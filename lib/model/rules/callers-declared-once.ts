import type { EntryFacts } from '../facts';
import { serviceKey } from '../names';
import type { Finding, Rule } from './rule';

/**
 * The policy of a Service lists the callers of all its entries: one entry without callers would
 * seem open to everybody and be closed by the other.
 */
export const callersDeclaredOnce: Rule = {
  id: 'callers-declared-once',
  *check({ entries }) {
    const first = new Map<string, EntryFacts>();
    for (const entry of entries) {
      if (entry.callers?.length === 0) yield nobody(entry);
      const conflict = sharedWith(entry, first).find(
        (known) => (known.callers === undefined) !== (entry.callers === undefined),
      );
      if (conflict !== undefined) yield mixed(entry, conflict);
    }
  },
};

/** The first entry of the same Service in each cluster that exports this one; they share its policy. */
function sharedWith(entry: EntryFacts, first: Map<string, EntryFacts>): readonly EntryFacts[] {
  return entry.exportedBy.map((cluster) => {
    const key = `${cluster}/${serviceKey(entry.service)}`;
    const known = first.get(key) ?? entry;
    first.set(key, known);
    return known;
  });
}

function nobody({ path }: EntryFacts): Finding {
  return {
    path,
    what: 'the list of callers is empty, so nobody could call the service',
    fix: 'list the identities that call it, or leave callers out to write no policy',
  };
}

function mixed({ path, service }: EntryFacts, known: EntryFacts): Finding {
  return {
    path,
    what: `Service "${serviceKey(service)}" has callers in one entry and none in another (${known.path})`,
    fix: 'give callers to all entries of the Service or to none',
  };
}
