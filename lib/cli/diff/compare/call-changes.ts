import type { Edge } from '../../../model/analysis/edges';
import type { FleetView } from '../fleet/fleet-view';

/** One caller in one cluster, and one cluster that answers it: what an edge says for each calling cluster. */
export interface Call {
  readonly host: string;
  /** `<namespace>/<service account>`; `*`: everybody. */
  readonly caller: string;
  readonly cluster: string;
  readonly exporter: string;
}

export interface CallChange extends Call {
  readonly added: boolean;
  readonly cause: Cause;
}

/**
 * Why calls are added or removed. `member`, `host`: with a cluster or a host. `rotation`, `address`: the cluster that
 * answers changed. `caller`: other callers use or used the same way. `way`: only these calls changed.
 */
export type Cause = 'member' | 'host' | 'rotation' | 'address' | 'caller' | 'way';

/** Calls that are possible only before or only after. */
export function callChanges(before: FleetView, after: FleetView): readonly CallChange[] {
  const causeOf = causes(before, after);
  const one = rowsOf(before.edges);
  const other = rowsOf(after.edges);
  // Most rows of a large fleet are the same, so only the others are taken apart.
  const old = callsOf([...one].filter(([row]) => !other.has(row)).map(([, edge]) => edge));
  const young = callsOf([...other].filter(([row]) => !one.has(row)).map(([, edge]) => edge));
  const only = (calls: ReadonlyMap<string, Call>, others: ReadonlyMap<string, Call>, added: boolean): CallChange[] =>
    [...calls].filter(([key]) => !others.has(key)).map(([, call]) => ({ ...call, added, cause: causeOf(call) }));
  return [...only(young, old, true), ...only(old, young, false)];
}

function rowsOf(edges: readonly Edge[]): ReadonlyMap<string, Edge> {
  return new Map(edges.map((edge) => [JSON.stringify(edge), edge]));
}

/** Every call of some edges once. */
export function callsOf(edges: readonly Edge[]): ReadonlyMap<string, Call> {
  const calls = edges.flatMap(({ host, caller, exporter, clusters }) =>
    clusters.map((cluster): Call => ({ host, caller, cluster, exporter })),
  );
  return new Map(calls.map((call) => [[call.host, call.caller, call.cluster, call.exporter].join(' '), call]));
}

function causes(before: FleetView, after: FleetView): (call: Call) => Cause {
  const stays = (name: string): boolean => before.clusters.get(name)?.written === after.clusters.get(name)?.written;
  const differs = (of: (view: FleetView) => unknown): boolean => of(before) !== of(after);
  const [old, young] = [waysOf(before), waysOf(after)];
  return (call) => {
    const { host, cluster, exporter } = call;
    if (!stays(cluster) || !stays(exporter)) return 'member';
    if (differs(({ hosts }) => hosts.has(host))) return 'host';
    if (cluster !== exporter) {
      if (differs(({ clusters }) => clusters.get(exporter)?.inRotation)) return 'rotation';
      if (differs(({ clusters }) => clusters.get(exporter)?.addresses?.length === 0)) return 'address';
    }
    return old.has(wayOf(call)) && young.has(wayOf(call)) ? 'caller' : 'way';
  };
}

/** Where calls lead, whoever makes them. */
function waysOf({ edges }: FleetView): ReadonlySet<string> {
  return new Set(
    edges.flatMap(({ host, exporter, clusters }) => clusters.map((cluster) => wayOf({ host, cluster, exporter }))),
  );
}

function wayOf({ host, cluster, exporter }: Omit<Call, 'caller'>): string {
  return `${host} ${cluster} ${exporter}`;
}
