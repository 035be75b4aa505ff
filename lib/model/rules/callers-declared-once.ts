import type { EntryFacts } from '../facts';
import { serviceKey } from '../names';
import type { Rule } from './rule';

/**
 * The policy of a Service lists the callers of all its entries: one entry without callers would
 * seem open to everybody and be closed by the other.
 */
export const callersDeclaredOnce: Rule = {
  id: 'callers-declared-once',
  *check({ entries }) {
    const first = new Map<string, EntryFacts>();
    for (const entry of entries) {
      const { path, callers } = entry;
      if (callers?.length === 0) {
        yield {
          path,
          what: 'the list of callers is empty, so nobody could call the service',
          fix: 'list the identities that call it, or leave callers out to write no policy',
        };
      }
      const key = serviceKey(entry.service);
      const known = first.get(key) ?? entry;
      first.set(key, known);
      if ((known.callers === undefined) === (callers === undefined)) continue;
      yield {
        path,
        what: `Service "${key}" has callers in one entry and none in another (${known.path})`,
        fix: 'give callers to all entries of the Service or to none',
      };
    }
  },
};
