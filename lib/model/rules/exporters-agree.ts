import type { EntryFacts } from '../facts';
import type { Rule } from './rule';

/**
 * Entries with several exporters select pods and remote endpoints of a namespace by the canonical
 * name alone, so all of them would use each other's remote endpoints.
 */
export const exportersAgree: Rule = {
  id: 'exporters-agree',
  *check({ entries }) {
    const first = new Map<string, EntryFacts>();
    for (const entry of entries) {
      const { service, exportedBy } = entry;
      if (exportedBy.length < 2 || service.canonicalName === undefined) continue;
      const key = `${service.namespace}/${service.canonicalName}`;
      const known = first.get(key) ?? entry;
      first.set(key, known);
      if (sameSet(known.exportedBy, exportedBy) && known.service.serviceAccount === service.serviceAccount) continue;
      yield {
        path: entry.path,
        what: `pods of canonical name "${key}" are exported by other clusters, or as another service account, in ${known.path}`,
        value: exportedBy,
        fix: 'give both entries the same exportedBy and serviceAccount, or their pods different canonical names',
      };
    }
  },
};

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}
