import type { ServiceFacts } from './facts/service';
import type { Labels } from './labels';
import { CANONICAL_NAME_LABEL } from './names';

/** Canonical name of a Service's pods; of its own name where canonical-name-known asks for no other. */
export function canonicalNameIn({ canonicalName, name }: ServiceFacts): string {
  return canonicalName ?? name;
}

/**
 * Labels of the endpoints that a Service has in other clusters: the canonical name, and where the Service's own
 * name is global what the Service selects by.
 */
export function endpointLabels(service: ServiceFacts, isGlobal: boolean): Labels {
  return { ...(isGlobal && service.selector), [CANONICAL_NAME_LABEL]: canonicalNameIn(service) };
}

/** Whether a selector asks for the one label that all such endpoints have, and for nothing else. */
export function selectsByCanonicalNameOnly({ selector }: ServiceFacts): boolean {
  const keys = Object.keys(selector);
  return keys.length > 0 && keys.every((key) => key === CANONICAL_NAME_LABEL);
}
