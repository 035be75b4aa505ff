import { mergeByCluster } from '../collections';
import type { EntryFacts } from '../facts/entry';
import { sortedCallers } from '../fleet/exported-service';
import type { Fleet } from '../fleet/fleet';
import { knownHosts } from '../fleet/known-hosts';
import type { KnownHost } from '../fleet/known-hosts';
import { compare } from '../problems/problem';

/** Calls of one identity to one host in one cluster that runs it: the unit of wiring, once for each calling cluster. */
export interface Edge {
  readonly host: string;
  /** Where the service runs. */
  readonly exporter: string;
  /** Whether the calls stay in their cluster or pass the exporter's gateway. */
  readonly via: 'local' | 'gateway';
  /** `<namespace>/<service account>`; `*` where no callers are listed. */
  readonly caller: string;
  /** Where the caller runs: clusters of this program, at least one, sorted. */
  readonly clusters: readonly string[];
}

/** All edges whose callers are in clusters of this program, sorted by host, exporter, via and caller. */
export function edgesOf(fleet: Fleet): readonly Edge[] {
  return knownHosts(fleet).flatMap((known) => {
    const { entry } = known;
    const callers = callersOf(entry);
    return routesTo(known, fleet).flatMap(({ exporter, via, clusters }) =>
      callers.map((caller): Edge => ({ host: entry.host, exporter, via, caller, clusters })),
    );
  });
}

type Route = Pick<Edge, 'exporter' | 'via' | 'clusters'>;

/** The ways to the exporters of a host, for any caller. */
function routesTo({ entry, clusters }: KnownHost, fleet: Fleet): readonly Route[] {
  const routes = clusters.flatMap(({ name }) => [
    ...(entry.exportedBy.includes(name) ? [[name, { exporter: name, via: 'local' }] as const] : []),
    ...fleet
      .remoteExporters(entry, name)
      .map((exporter) => [name, { exporter: exporter.name, via: 'gateway' }] as const),
  ]);
  const shared = mergeByCluster<Pick<Edge, 'exporter' | 'via'>>(routes);
  return [...shared].sort((a, b) => compare(a.exporter, b.exporter) || compare(a.via, b.via));
}

function callersOf({ callers }: EntryFacts): readonly string[] {
  if (callers === undefined) return ['*'];
  return sortedCallers(callers).map(({ namespace, serviceAccount }) => `${namespace}/${serviceAccount}`);
}
