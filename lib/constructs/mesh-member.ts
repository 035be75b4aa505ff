import type { IConstruct } from 'constructs';
import type { Mesh } from './mesh';

/** A cluster of the mesh, whoever writes it: a MeshCluster, or what `MeshCluster.fromReport()` returns. */
export interface IMeshCluster extends IConstruct {
  /** The mesh that it belongs to. */
  readonly mesh: Mesh;
  /** Region of its nodes. */
  readonly region: string;
  /** Network of its pods. */
  readonly network: string;
}
