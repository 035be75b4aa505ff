import { groupByEach } from '../collections';
import type { EntryFacts } from '../facts/entry';
import { selects } from '../label-selector';
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
    for (const inNamespace of groupByEach(entries, ({ service }) => [service.namespace]).values()) {
      yield* closedByAnother(inNamespace);
    }
  },
};

/** A policy applies to pods, through whichever Service they are called. */
function* closedByAnother(entries: readonly EntryFacts[]): Generator<Finding> {
  const open = entries.filter(({ callers }) => callers === undefined);
  const closed = entries.filter(({ callers }) => callers !== undefined);
  for (const entry of open) {
    const other = closed.find((each) => haveSamePods(entry, each));
    if (other !== undefined) yield closes(entry, other);
  }
}

/** Whether a cluster certainly runs pods of both: those of the narrower selector. */
function haveSamePods(a: EntryFacts, b: EntryFacts): boolean {
  if (a.service.name === b.service.name) return false;
  const [mine, yours] = [a.service.selector, b.service.selector];
  if (!selects(mine, yours) && !selects(yours, mine)) return false;
  return a.exportedBy.some((cluster) => b.exportedBy.includes(cluster));
}

function closes({ path, service }: EntryFacts, other: EntryFacts): Finding {
  return {
    path,
    what: `Service "${serviceKey(service)}" has no callers, and Service "${serviceKey(other.service)}" of the same pods has (${other.path}), so the policy closes both`,
    value: service.selector,
    fix: 'give callers to both or to none, or select the pods by labels that they do not share',
  };
}

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
