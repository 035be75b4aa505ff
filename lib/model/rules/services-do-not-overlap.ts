import { groupByEach } from '../collections';
import { endpointLabels, selectsByCanonicalNameOnly } from '../endpoint-labels';
import type { EntryFacts } from '../facts/entry';
import { selects } from '../label-selector';
import { serviceKey } from '../names';
import type { Finding, Rule } from './rule';

/**
 * A Service selects endpoints by labels, including those of other clusters. If it selects endpoints of another
 * Service, its calls leave the cluster and reach the wrong service.
 */
export const servicesDoNotOverlap: Rule = {
  id: 'services-do-not-overlap',
  *check({ entries }) {
    for (const inNamespace of groupByEach(entries, ({ service }) => [service.namespace]).values()) {
      yield* overlapping(inNamespace);
    }
  },
};

function* overlapping(entries: readonly EntryFacts[]): Generator<Finding> {
  const globalNames = new Set(entries.filter((entry) => entry.globalServiceName).map(({ service }) => service.name));
  const shared = entries.filter(({ exportedBy }) => exportedBy.length > 1);
  // Endpoints of a name that is not global have one label only, so that few selectors can choose them.
  const global = shared.filter(({ service }) => globalNames.has(service.name));
  const said = new Set<string>();
  for (const entry of entries) {
    const { service } = entry;
    if (globalNames.has(service.name) || said.has(service.name)) continue;
    const candidates = selectsByCanonicalNameOnly(service) ? shared : global;
    const other = candidates.find((each) => isOverlap(entry, each, globalNames));
    if (other === undefined) continue;
    said.add(service.name);
    yield {
      path: entry.path,
      what: `Service "${serviceKey(service)}" selects the endpoints that Service "${serviceKey(other.service)}" (${other.path}) has in other clusters, and gateways there would refuse its calls`,
      value: service.selector,
      fix: 'select its pods by a label that the others do not have, or let both entries name the same Service',
    };
  }
}

function isOverlap(entry: EntryFacts, other: EntryFacts, globalNames: ReadonlySet<string>): boolean {
  if (entry.service.name === other.service.name) return false;
  if (!entry.exportedBy.some((cluster) => other.exportedBy.includes(cluster))) return false;
  return selects(entry.service.selector, endpointLabels(other.service, globalNames.has(other.service.name)));
}
