import type { Edge } from '../../../model/analysis/edges';

/** The facts about a fleet that the diff compares, read from the report or derived from the objects. */
export interface FleetView {
  /** Undefined: unknown. */
  readonly mesh: { readonly id: string; readonly trustDomain: string } | undefined;
  readonly clusters: ReadonlyMap<string, ClusterView>;
  readonly hosts: ReadonlyMap<string, HostView>;
  readonly edges: readonly Edge[];
}

/** An undefined field is unknown. */
export interface ClusterView {
  /** Whether its objects are in this dist/. */
  readonly written: boolean;
  readonly region?: string;
  readonly network?: string;
  readonly inRotation?: boolean;
  /** Addresses of the gateways, sorted; empty: no address is known yet. */
  readonly addresses?: readonly string[];
}

export interface HostView {
  /** `<namespace>/<service>` of the Service behind the host. */
  readonly service?: string;
  /** Clusters that run the service, sorted. */
  readonly exportedBy: readonly string[];
  /** Weights as they are printed; empty: equal or unknown. */
  readonly weights: string;
  /** Order in which clusters answer, by the cluster of the caller. A missing cluster means unknown. */
  readonly orders: ReadonlyMap<string, readonly (readonly string[])[]>;
}

/** The view of an empty dist/. */
export const NO_FLEET: FleetView = { mesh: undefined, clusters: new Map(), hosts: new Map(), edges: [] };
