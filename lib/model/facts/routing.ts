/** Share of a host's calls that an exporter gets. */
export interface WeightFacts<Cluster = string> {
  readonly cluster: Cluster;
  /** Whole number from 0 to 100, in percent. */
  readonly weight: number;
}

/** Which exporter answers a call. Facts have the names of clusters. */
export type RoutingFacts<Cluster = string> =
  /** Callers stay in their cluster, then in their region. Beyond it all exporters are equal. */
  | { readonly type: 'nearest' }
  /** Callers stay in their cluster. The order holds for the others; those not in it come last. */
  | { readonly type: 'ordered'; readonly order: readonly Cluster[] }
  /** One cluster answers everybody. The other one answers only while the first does not work. */
  | { readonly type: 'activeStandby'; readonly active: Cluster; readonly standby: Cluster }
  /** Callers stay in their cluster. Weights distribute the calls that leave it. */
  | { readonly type: 'weighted'; readonly weights: readonly WeightFacts<Cluster>[] };
