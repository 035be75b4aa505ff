import { groupByEach } from '../collections';
import { canonicalNameIn } from '../endpoint-labels';
import type { CallerFacts, EntryFacts } from '../facts/entry';
import type { ServiceFacts } from '../facts/service';
import { serviceKey } from '../names';
import { compare } from '../problems/problem';

/** A Service that a cluster exports, with all that its entries say together. */
export interface ExportedService {
  /** The Service, as all entries describe it. */
  readonly service: ServiceFacts;
  /** At least one, sorted by path. */
  readonly entries: readonly EntryFacts[];
  /** Union of the entries' callers, sorted; undefined: anybody in the mesh. */
  readonly callers: readonly CallerFacts[] | undefined;
  /** Whether the Service's own name means all its exporters. */
  readonly globalName: boolean;
}

/** Key of a Service in a cluster. */
export function serviceIn(cluster: string, service: ServiceFacts): string {
  return `${cluster}/${serviceKey(service)}`;
}

/** Key of the pods that an entry with several exporters selects: its endpoints are shared by all such entries. */
export function podsKey({ service }: EntryFacts): string {
  return `${service.namespace}/${canonicalNameIn(service)}`;
}

/** Services by cluster and name. */
export function exportedServices(entries: readonly EntryFacts[]): ReadonlyMap<string, ExportedService> {
  const groups = groupByEach(entries, (entry) => entry.exportedBy.map((cluster) => serviceIn(cluster, entry.service)));
  return new Map([...groups].map(([key, group]) => [key, exportedService(group)]));
}

function exportedService(entries: readonly EntryFacts[]): ExportedService {
  const [first] = entries;
  if (first === undefined) throw new Error('an exported service has at least one entry');
  // callers-declared-once: either all entries of a service have callers or none has.
  const callers = entries.flatMap((entry) => entry.callers ?? []);
  return {
    service: first.service,
    entries,
    callers: first.callers && sortedCallers(callers),
    globalName: entries.some((entry) => entry.globalServiceName),
  };
}

/** Callers in a fixed order, each once. */
export function sortedCallers(callers: readonly CallerFacts[]): readonly CallerFacts[] {
  const byKey = new Map(callers.map((caller) => [`${caller.namespace}/${caller.serviceAccount}`, caller]));
  return [...byKey.keys()].sort(compare).flatMap((key) => byKey.get(key) ?? []);
}
