import { Construct } from 'constructs';
import type { ClusterFacts } from '../model/facts';
import type { Fleet } from '../model/fleet';
import type { Part } from '../resources/part';
import { MESH_COMPONENT, isMarked, mark } from './marks';

/**
 * A construct that contributes to clusters. Below a MeshCluster it renders for that cluster, below
 * the Mesh for every cluster, with the whole fleet at hand.
 */
export abstract class MeshComponent extends Construct {
  static isMeshComponent(value: unknown): value is MeshComponent {
    return isMarked(value, MESH_COMPONENT);
  }

  constructor(scope: Construct, id: string) {
    super(scope, id);
    mark(this, MESH_COMPONENT);
  }

  /** Pure: called after all rules have passed, once for each cluster, in no order to rely on. */
  abstract render(cluster: ClusterFacts, fleet: Fleet): readonly Part[];
}
