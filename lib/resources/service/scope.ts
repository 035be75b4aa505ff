import { distinct } from '../../model/collections';
import type { CallerFacts, EntryFacts } from '../../model/facts/entry';
import type { ServiceFacts } from '../../model/facts/service';
import { GATEWAY_NAMESPACE } from '../../model/names';

/** Value of exportTo for every namespace. */
const EVERYWHERE = ['*'];

/** A service and who may call it, by one host or by all of them. */
interface Called {
  readonly service: ServiceFacts;
  readonly callers: readonly CallerFacts[] | undefined;
}

/** Namespaces that learn the host in a cluster that only calls it: the callers', or all where nobody is listed. */
export function importScope({ callers }: Pick<Called, 'callers'>): string[] {
  if (callers === undefined) return EVERYWHERE;
  return distinct(callers.map((caller) => caller.namespace));
}

/** The same in a cluster that runs the service, where its own namespace is written `.`. */
export function exportScope(called: Called): string[] {
  if (called.callers === undefined) return EVERYWHERE;
  return ['.', ...importScope(called).filter((namespace) => namespace !== called.service.namespace)];
}

/**
 * If other clusters call the host, the gateway must see the entry, too: otherwise port 15443 has no listener for the
 * host.
 */
export function exposedScope(entry: EntryFacts, exposed: boolean): string[] {
  const scope = exportScope(entry);
  const seen = entry.callers === undefined || entry.service.namespace === GATEWAY_NAMESPACE;
  return !exposed || seen || scope.includes(GATEWAY_NAMESPACE) ? scope : [...scope, GATEWAY_NAMESPACE];
}
