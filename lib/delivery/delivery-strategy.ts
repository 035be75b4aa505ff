import type { ClusterFacts, MeshFacts } from '../model/facts';
import type { Manifest } from '../resources/manifest';
import type { Part } from '../resources/part';

/** A file of the GitOps tool itself. */
export interface DeliveredFile {
  /** Path below the output directory. */
  readonly file: string;
  /** Construct path it comes from. */
  readonly path: string;
  /** What is in it. */
  readonly manifest: Manifest;
}

/** How layers and releases reach clusters. Pure: facts and parts in, manifests out. */
export interface IDelivery {
  /** Keeps the tool from deleting an object whose loss would take everything in it along. */
  protect(manifest: Manifest): Manifest;
  /** Files that stand once for the whole mesh; they do not depend on its clusters. */
  filesOfMesh(mesh: MeshFacts): readonly DeliveredFile[];
  /** Files that lead the tool to what was rendered for a cluster. */
  filesOfCluster(mesh: MeshFacts, cluster: ClusterFacts, parts: readonly Part[]): readonly DeliveredFile[];
  /** What the tool needs to know of a cluster before it can deliver to it. */
  prerequisites(cluster: ClusterFacts): readonly string[];
}
