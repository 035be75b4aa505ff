import type { ServiceFacts } from './facts/service';
import type { Labels } from './label-selector';
import { CANONICAL_NAME_LABEL } from './names';

/** Canonical name of a Service's pods. Where canonical-name-known does not require one, the name of the Service. */
export function canonicalNameIn({ canonicalName, name }: ServiceFacts): string {
  return canonicalName ?? name;
}

/**
 * Labels of the endpoints that a Service has in other clusters: the canonical name and, if the Service's own name is
 * global, the labels of its selector.
 */
export function endpointLabels(service: ServiceFacts, isGlobal: boolean): Labels {
  return { ...(isGlobal && service.selector), [CANONICAL_NAME_LABEL]: canonicalNameIn(service) };
}

/** Whether a selector contains only the one label that all such endpoints have. */
export function selectsByCanonicalNameOnly({ selector }: ServiceFacts): boolean {
  const keys = Object.keys(selector);
  return keys.length > 0 && keys.every((key) => key === CANONICAL_NAME_LABEL);
}
