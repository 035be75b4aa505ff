import { serviceKey } from '../names';
import type { Rule } from './rule';

/** Without a list of callers a host is known to every namespace, and every identity of the mesh may call it. */
export const callersAreListed: Rule = {
  id: 'callers-are-listed',
  severity: 'warning',
  *check({ entries }) {
    // callers-declared-once reports a Service whose entries list callers and do not.
    const listed = new Set(entries.filter(({ callers }) => callers).map(({ service }) => serviceKey(service)));
    for (const { path, host, service, callers } of entries) {
      if (callers !== undefined || listed.has(serviceKey(service))) continue;
      yield {
        path,
        what: `every identity of the mesh may call "${host}", and every namespace knows it`,
        value: null,
        fix: 'list the callers: callers: [{ namespace, serviceAccount }]; if everybody may call it, allow this warning',
      };
    }
  },
};
