import type { Edge } from '../../../model/analysis/edges';

/** A fleet as its report describes it, or the part of it that its objects show. */
export interface FleetView {
  /** Undefined: not known. */
  readonly mesh: { readonly id: string; readonly trustDomain: string } | undefined;
  readonly clusters: ReadonlyMap<string, ClusterView>;
  readonly hosts: ReadonlyMap<string, HostView>;
  readonly edges: readonly Edge[];
}

/** An undefined field is not known. */
export interface ClusterView {
  /** Whether its objects are in this dist/. */
  readonly written: boolean;
  readonly region?: string;
  readonly network?: string;
  readonly inRotation?: boolean;
  /** Addresses of its gateways, sorted; empty: none is known yet. */
  readonly addresses?: readonly string[];
}

export interface HostView {
  /** `<namespace>/<service>` of the Service behind it. */
  readonly service?: string;
  /** Clusters that run it, sorted. */
  readonly exportedBy: readonly string[];
  /** Shares of the calls, as one says them; empty: even, or not known. */
  readonly weights: string;
  /** Who answers, by the cluster of the caller; a cluster that is not there: not known. */
  readonly orders: ReadonlyMap<string, readonly (readonly string[])[]>;
}

/** Where there is nothing at all. */
export const NO_FLEET: FleetView = { mesh: undefined, clusters: new Map(), hosts: new Map(), edges: [] };
