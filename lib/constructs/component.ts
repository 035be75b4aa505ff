import { Construct } from 'constructs';
import type { ClusterFacts } from '../model/facts';
import type { Fleet } from '../model/fleet';
import { part } from '../resources/part';
import type { Layer } from '../model/layers';
import type { Manifest } from '../resources/manifest';
import type { Part, PartExtras } from '../resources/part';
import { MESH_COMPONENT, isMarked, mark } from './marks';

/**
 * A construct that contributes to clusters. Below a MeshCluster it renders for that cluster, below
 * the Mesh for every cluster, with the whole fleet at hand. The library's own constructs are
 * MeshComponents and nothing more.
 */
export abstract class MeshComponent extends Construct {
  /** Whether something is a MeshComponent, of whichever copy of this library. */
  static isMeshComponent(value: unknown): value is MeshComponent {
    return isMarked(value, MESH_COMPONENT);
  }

  constructor(scope: Construct, id: string) {
    super(scope, id);
    mark(this, MESH_COMPONENT);
  }

  /**
   * What this component puts into a cluster. Pure: called after all rules have passed, once for each
   * cluster, in no order to rely on.
   */
  abstract render(cluster: ClusterFacts, fleet: Fleet): readonly Part[];

  /** Manifests for a layer, in the directory that is named after this component. */
  protected part(layer: Layer, manifests: readonly Manifest[], extras: PartExtras = {}): Part {
    return part(layer, this.node.id, this.node.path, manifests, extras);
  }
}
