import type { EntryFacts } from '../../model/facts';
import { GATEWAY_NAMESPACE } from '../../model/names';
import { compare } from '../../model/problem';

/** Value of exportTo for every namespace. */
const EVERYWHERE = ['*'];

/** Namespaces that learn the host in a cluster that only calls it: the callers', or all where nobody is listed. */
export function importScope({ callers }: EntryFacts): string[] {
  if (callers === undefined) return EVERYWHERE;
  return [...new Set(callers.map((caller) => caller.namespace))].sort(compare);
}

/** The same in a cluster that runs the service, where its own namespace is written `.`. */
export function exportScope(entry: EntryFacts): string[] {
  if (entry.callers === undefined) return EVERYWHERE;
  return ['.', ...importScope(entry).filter((namespace) => namespace !== entry.service.namespace)];
}

/** The gateway must see the entry too: without it there is no listener for the host on port 15443. */
export function gatewayScope(entry: EntryFacts): string[] {
  const scope = exportScope(entry);
  return entry.callers === undefined || scope.includes(GATEWAY_NAMESPACE) ? scope : [...scope, GATEWAY_NAMESPACE];
}
