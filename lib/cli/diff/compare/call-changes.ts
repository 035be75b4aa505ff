import type { Edge } from '../../../model/analysis/edges';
import type { FleetView } from '../fleet/fleet-view';

/** Calls from one caller in one cluster to one cluster that answers. An edge groups the calls of several clusters. */
export interface Call {
  readonly host: string;
  /** `<namespace>/<service account>`, or `*` for every identity. */
  readonly caller: string;
  readonly cluster: string;
  readonly exporter: string;
}

export interface CallChange extends Call {
  readonly added: boolean;
  readonly cause: Cause;
}

/**
 * Why a call is added or removed:
 *
 * - `member`, `host`: the cluster or the host is.
 * - `rotation`, `address`: the rotation or the gateway address of the exporter changes.
 * - `caller`: the path from the cluster to the exporter exists before and after.
 * - `path`: the path exists only before or only after.
 */
export type Cause = 'member' | 'host' | 'rotation' | 'address' | 'caller' | 'path';

/** Calls that are possible only before or only after the change. */
export function callChanges(before: FleetView, after: FleetView): readonly CallChange[] {
  const causeOf = causes(before, after);
  const one = rowsOf(before.edges);
  const other = rowsOf(after.edges);
  // Most edges of a large fleet are unchanged, so only the others are split into calls.
  const old = callsOf([...one].filter(([row]) => !other.has(row)).map(([, edge]) => edge));
  const young = callsOf([...other].filter(([row]) => !one.has(row)).map(([, edge]) => edge));
  const only = (calls: ReadonlyMap<string, Call>, others: ReadonlyMap<string, Call>, added: boolean): CallChange[] =>
    [...calls].filter(([key]) => !others.has(key)).map(([, call]) => ({ ...call, added, cause: causeOf(call) }));
  return [...only(young, old, true), ...only(old, young, false)];
}

function rowsOf(edges: readonly Edge[]): ReadonlyMap<string, Edge> {
  return new Map(edges.map((edge) => [JSON.stringify(edge), edge]));
}

/** Every call of the edges, without duplicates. */
export function callsOf(edges: readonly Edge[]): ReadonlyMap<string, Call> {
  const calls = edges.flatMap(({ host, caller, exporter, clusters }) =>
    clusters.map((cluster): Call => ({ host, caller, cluster, exporter })),
  );
  return new Map(calls.map((call) => [[call.host, call.caller, call.cluster, call.exporter].join(' '), call]));
}

function causes(before: FleetView, after: FleetView): (call: Call) => Cause {
  const stays = (name: string): boolean => before.clusters.get(name)?.written === after.clusters.get(name)?.written;
  const differs = (of: (view: FleetView) => unknown): boolean => of(before) !== of(after);
  const [old, young] = [pathsOf(before), pathsOf(after)];
  return (call) => {
    const { host, cluster, exporter } = call;
    if (!stays(cluster) || !stays(exporter)) return 'member';
    if (differs(({ hosts }) => hosts.has(host))) return 'host';
    if (cluster !== exporter) {
      if (differs(({ clusters }) => clusters.get(exporter)?.inRotation)) return 'rotation';
      if (differs(({ clusters }) => clusters.get(exporter)?.addresses?.length === 0)) return 'address';
    }
    return old.has(pathOf(call)) && young.has(pathOf(call)) ? 'caller' : 'path';
  };
}

/** Paths of calls, without the callers. */
function pathsOf({ edges }: FleetView): ReadonlySet<string> {
  return new Set(
    edges.flatMap(({ host, exporter, clusters }) => clusters.map((cluster) => pathOf({ host, cluster, exporter }))),
  );
}

function pathOf({ host, cluster, exporter }: Omit<Call, 'caller'>): string {
  return `${host} ${cluster} ${exporter}`;
}
