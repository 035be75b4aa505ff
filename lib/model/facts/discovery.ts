/** Clusters whose istiods read each other's endpoints, in place of static endpoints, for names that are global. */
export interface DiscoveryFacts {
  readonly path: string;
  readonly id: string;
  /** Names of two clusters. */
  readonly clusters: readonly string[];
  /** Clusters given that belong to no or to another mesh or are written elsewhere, as construct paths. */
  readonly strayClusters: readonly string[];
  readonly credentials: CredentialsFacts;
}

/** Where istiod finds kubeconfigs for other clusters; never the kubeconfigs themselves. */
export type CredentialsFacts =
  | { readonly type: 'externalSecret'; readonly store: string; readonly storeKind: string; readonly keyPrefix: string }
  | { readonly type: 'mountedSecret'; readonly secret: string };
