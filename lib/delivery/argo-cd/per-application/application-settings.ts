/** Settings of Applications, and the Applications that they are for. */
export interface ArgoCdApplicationSettings {
  /**
   * Ids of the clusters whose Applications get these settings. An id without a cluster in the program is an error.
   * @default - all clusters
   */
  readonly clusters?: readonly string[];
  /**
   * Names of layers and upstream sources, as in `['workloads', 'istiod']`: their Applications get these settings.
   * A name that no cluster has is an error.
   * @default - all layers and sources; annotations and labels also go to the Application of the cluster, and without
   * `clusters` to the root Application
   */
  readonly names?: readonly string[];
  /**
   * Whether Argo CD syncs by itself. With `false` somebody starts each sync, and the Applications of later waves
   * wait for it. An error with `rings`, where the ApplicationSet starts every sync.
   * @default true
   */
  readonly automated?: boolean;
  /**
   * Annotations, such as subscriptions of Argo CD Notifications. Keys that the library or Argo CD sets are an error.
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Labels. Keys that start with `cdk8s-mesh/` are an error.
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Fields that something in the cluster sets. Argo CD neither compares them nor writes them in a sync: the
   * Application also gets the sync option `RespectIgnoreDifferences=true`.
   * @default - none
   */
  readonly ignoreDifferences?: readonly ArgoCdIgnoredDifference[];
  /**
   * How often, and how soon, a failed sync is tried again.
   * @default - without end, at most 5 minutes apart
   */
  readonly retry?: ArgoCdRetry;
}

/** Fields of objects that Argo CD leaves alone. At least one of the last three lists names fields. */
export interface ArgoCdIgnoredDifference {
  /**
   * API group of the objects, as in `apps`; `*` for all groups.
   * @default - the core group
   */
  readonly group?: string;
  /** Kind of the objects, as in `Deployment`; `*` for all kinds. */
  readonly kind: string;
  /**
   * Name of the object.
   * @default - all names
   */
  readonly name?: string;
  /**
   * Namespace of the objects.
   * @default - all namespaces
   */
  readonly namespace?: string;
  /**
   * JSON pointers (RFC 6901) to the fields, as in `/spec/replicas`.
   * @default - none
   */
  readonly jsonPointers?: readonly string[];
  /**
   * Expressions of jq that select the fields, as in `.spec.ports[].nodePort`.
   * @default - none
   */
  readonly jqPathExpressions?: readonly string[];
  /**
   * Field managers whose fields are meant, as in `kube-controller-manager`.
   * @default - none
   */
  readonly managedFieldsManagers?: readonly string[];
}

/** How a failed sync is tried again. */
export interface ArgoCdRetry {
  /**
   * Number of further attempts; -1: without end. Parts of a mesh wait for each other across clusters, so a
   * small limit can end before the other cluster is ready.
   * @default -1
   */
  readonly limit?: number;
  /**
   * Whether a further attempt takes the newest revision.
   * @default true
   */
  readonly refresh?: boolean;
  /**
   * Time between attempts.
   * @default - 15s, doubled each time, at most 5m
   */
  readonly backoff?: ArgoCdBackoff;
}

/** Time between the attempts of a sync. */
export interface ArgoCdBackoff {
  /**
   * Time before the first further attempt, as Go writes it: `30s`, `1m30s`.
   * @default "15s"
   */
  readonly duration?: string;
  /**
   * Whole number by which the time grows with each attempt; at least 1.
   * @default 2
   */
  readonly factor?: number;
  /**
   * Longest time between two attempts, as Go writes it; at least `duration`.
   * @default "5m"
   */
  readonly maxDuration?: string;
}
