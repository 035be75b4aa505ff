import type { ServiceFacts } from '../facts/service';
import { serviceKey } from '../names';
import { isRecord } from '../validate/json';
import type { Rule } from './rule';

/** Entries of one Service share its policies, so they must describe the same Service. */
export const oneDefinitionPerService: Rule = {
  id: 'one-definition-per-service',
  *check({ entries }) {
    const first = new Map<string, { path: string; service: ServiceFacts }>();
    for (const { path, service } of entries) {
      const known = first.get(serviceKey(service));
      if (known === undefined) {
        first.set(serviceKey(service), { path, service });
        continue;
      }
      const fields = differences(known.service, service);
      if (fields.length === 0) continue;
      yield {
        path,
        what: `${known.path} describes Service "${serviceKey(service)}" with other ${fields.join(', ')}`,
        fix: 'declare the service once, as a constant, and give it to all its entries',
      };
    }
  },
};

function differences(a: ServiceFacts, b: ServiceFacts): readonly string[] {
  const fields = ['serviceAccount', 'selector', 'ports', 'canonicalName'] as const;
  return fields.filter((field) => canonical(a[field]) !== canonical(b[field]));
}

/** The same text for the same data, whatever the order of its keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isRecord(inner) ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1))) : inner,
  );
}
