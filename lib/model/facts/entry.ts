import type { RoutingFacts } from './routing';
import type { ServiceFacts } from './service';

/** A workload identity: a service account, in whichever cluster it runs. */
export interface CallerFacts {
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** One mesh-wide host, the clusters that run its service and those that call it. */
export interface EntryFacts {
  readonly path: string;
  readonly id: string;
  readonly host: string;
  readonly service: ServiceFacts;
  /** Names of clusters, in the order given. */
  readonly exportedBy: readonly string[];
  /** Names of clusters, in the order given. */
  readonly importedBy: readonly string[];
  /** Clusters given that belong to no or to another mesh, as construct paths. */
  readonly strayClusters: readonly string[];
  /** Everybody who may call the workload; undefined: no policy is written. */
  readonly callers: readonly CallerFacts[] | undefined;
  /** Which exporter answers a call. */
  readonly routing: RoutingFacts;
  /** Virtual IP address of the host where sidecars do not capture DNS. */
  readonly address: string | undefined;
  /** Whether the Service's own name, too, means all exporters in the clusters that run it. */
  readonly globalServiceName: boolean;
}
