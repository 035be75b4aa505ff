/** Where a GitOps tool has its own files below the output directory. */
export interface DeliveredArea {
  /** First step of their paths. */
  readonly folder: string;
  /** Namespace in which the tool reads its own objects, unless the delivery says otherwise. */
  readonly namespace: string;
  /** Matches the part of a path after the folder; the first group is the cluster that the file leads to. */
  readonly ofCluster: readonly RegExp[];
}
