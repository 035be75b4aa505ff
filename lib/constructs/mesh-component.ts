import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import type { ClusterFacts } from '../model/facts/cluster';
import type { Fleet } from '../model/fleet/fleet';
import type { Layer } from '../model/layers';
import { part } from '../resources/component-part';
import type { Part, PartExtras } from '../resources/component-part';
import type { Manifest } from '../resources/manifest';
import type { CallSites } from './internal/call-sites';
import { idIn } from './internal/checked-props';
import { LIBRARY_RENDER, MESH, MESH_COMPONENT, isMarked, mark, nearest } from './internal/type-marks';

/**
 * A construct that writes into clusters. Create it in a MeshCluster to write into that cluster, or in the Mesh to
 * write into all of them. It can read the whole fleet. The library's own constructs work the same way.
 */
export abstract class MeshComponent extends Construct {
  /** Whether a value is a MeshComponent, from any installed copy of this library. */
  static isMeshComponent(value: unknown): value is MeshComponent {
    return isMarked(value, MESH_COMPONENT);
  }

  constructor(scope: Construct, id: string) {
    super(scope, idIn(scope, id));
    mark(this, MESH_COMPONENT);
    nearest(scope, isWithCallSites)?.callSites.remember(this.node.path, new.target);
  }

  /**
   * The objects of this component in a cluster. Called after all rules have passed, once for each cluster, in any
   * order. It must not change anything.
   */
  abstract render(cluster: ClusterFacts, fleet: Fleet): readonly Part[];

  /** Manifests for a layer, in the file that is named after this component. */
  protected part(layer: Layer, manifests: readonly Manifest[], extras: PartExtras = {}): Part {
    return part(layer, this.node.id, this.node.path, manifests, extras);
  }
}

/**
 * Whether a user's code says what a component renders: a class of the user's own, or a subclass of one of
 * the library that overrides `render`.
 */
export function isUsersComponent(component: MeshComponent): boolean {
  const owner = prototypesOf(component).find((prototype) => Object.hasOwn(prototype, 'render'));
  return owner === undefined || !Object.hasOwn(owner, LIBRARY_RENDER);
}

/** An object and its prototypes, nearest first. */
function prototypesOf(value: object): readonly object[] {
  const next = Object.getPrototypeOf(value) as object | null;
  return next === null ? [value] : [value, ...prototypesOf(next)];
}

/** The mesh. Importing its class would be a cycle, because the mesh needs components. */
function isWithCallSites(construct: unknown): construct is IConstruct & { readonly callSites: CallSites } {
  return isMarked(construct, MESH);
}
