import type { ClusterFacts } from '../model/facts/cluster';
import type { MeshFacts } from '../model/facts/mesh';
import type { Layer } from '../model/layers';
import type { Problem } from '../model/problems/problem';
import type { ChartPin } from '../model/report/lock';
import type { Rule } from '../model/rules/rule';
import type { Part } from '../resources/component-part';
import type { Manifest } from '../resources/manifest';

/** A file of the GitOps tool itself. */
export interface DeliveredFile {
  /** Path below the output directory. */
  readonly file: string;
  /** Construct path it comes from. */
  readonly path: string;
  /** The object in the file. */
  readonly manifest: Manifest;
  /**
   * Other files whose objects it repeats before its own, because it is applied by hand before the tool reads them.
   * @default - none
   */
  readonly repeats?: readonly string[];
  /**
   * Cluster whose own tool reads it, and where its name must differ from others.
   * @default - a tool that serves all clusters
   */
  readonly readIn?: string;
}

/** Size of a file of a component. */
export interface ComponentSize {
  /** Its layer. */
  readonly layer: Layer;
  /** Name of the component. */
  readonly component: string;
  /** Size of the file, in bytes of UTF-8. */
  readonly bytes: number;
}

/** A cluster some of whose releases became objects. */
export interface Expanded {
  /** All parts of the cluster. */
  readonly parts: readonly Part[];
  /** Charts that were rendered. */
  readonly charts: readonly ChartPin[];
  /** Releases that could not be rendered. They are still in their part. */
  readonly problems: readonly Problem[];
}

/**
 * How layers and releases reach clusters. Its methods compute manifests from facts and parts. Only `expand` may read
 * files and run a program, and the same files give the same result.
 */
export interface IDelivery {
  /**
   * Component by which a patch names the objects of the tool itself: `cluster.patch({ component: 'argocd', … })`
   * changes one of `filesOfCluster`, `mesh.patch(…)` one of `filesOfMesh`.
   * @default - patches do not reach these objects
   */
  readonly component?: string | undefined;
  /**
   * Rules for its settings and for the fleet; they run with all other rules.
   * @default - nothing
   */
  readonly rules?: readonly Rule[];
  /**
   * Turns releases of a cluster into objects, before patches, so that patches apply to them.
   * @default - releases stay releases
   */
  expand?(mesh: MeshFacts, cluster: ClusterFacts, parts: readonly Part[]): Expanded;
  /**
   * Problems with the size of what is written for a cluster.
   *
   * @param sizes one item for each file below the cluster's directory
   * @default - none: the tool has no limit
   */
  checkSizes?(cluster: ClusterFacts, sizes: readonly ComponentSize[]): readonly Problem[];
  /**
   * Problems with settings that none of the clusters needs.
   *
   * @param releases names of the releases of all clusters
   * @param installed by the name of the cluster, the releases that did not become objects, so that the tool installs them
   * @default - none
   */
  unusedSettings?(
    mesh: MeshFacts,
    releases: readonly string[],
    installed: ReadonlyMap<string, readonly string[]>,
  ): readonly Problem[];
  /** Keeps the tool from deleting an object whose deletion would delete everything in it. */
  protect(manifest: Manifest): Manifest;
  /** Files of the mesh as a whole, which do not depend on its clusters. */
  filesOfMesh(mesh: MeshFacts): readonly DeliveredFile[];
  /** Files through which the tool finds the files of a cluster. */
  filesOfCluster(mesh: MeshFacts, cluster: ClusterFacts, parts: readonly Part[]): readonly DeliveredFile[];
  /** Facts about a cluster that the tool must know before it can deliver to it. */
  prerequisites(cluster: ClusterFacts): readonly string[];
}
