/** How a reviewer should take a right. */
type RightSeverity = 'danger' | 'review';

/** An object of a user that reaches beyond its namespace, in every cluster that gets it. */
export interface ClusterRight {
  /** Danger: it can make somebody administrator, read Secrets of others, or stop the cluster. */
  readonly severity: RightSeverity;
  /** API group; empty: the core group. */
  readonly group: string;
  readonly kind: string;
  /** null: the object is cluster-scoped. */
  readonly namespace: string | null;
  /** Name of the object, or a glob where a chart is rendered in the cluster. */
  readonly name: string;
  /** `<layer>/<component>` of the object, or of the release. */
  readonly from: string;
  /** What it may do; nothing, if its kind says it all. */
  readonly grants: readonly string[];
  /** Sorted. */
  readonly clusters: readonly string[];
}
