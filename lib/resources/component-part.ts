import type { Layer } from '../model/layers';
import type { Manifest } from './manifest';
import type { Release } from './release';

/** A manifest and the construct it comes from. */
export interface Placed {
  /** Construct path it comes from. */
  readonly path: string;
  /** The object, as it will be written unless a patch changes it. */
  readonly manifest: Manifest;
}

/** What one construct contributes to one cluster: a directory, or a share of one. */
export interface Part {
  /** When it is applied. */
  readonly layer: Layer;
  /** Directory below the layer: the unit of review. */
  readonly component: string;
  /** What is written into the directory. */
  readonly objects: readonly Placed[];
  /**
   * What comes from upstream and is installed by the delivery.
   * @default - nothing
   */
  readonly releases?: readonly Release[];
  /**
   * Releases whose objects were rendered and stand in the parts of the cluster.
   * @default - none
   */
  readonly rendered?: readonly Release[];
  /**
   * What must exist in or around the cluster and cannot come from Git, one sentence each.
   * @default - nothing
   */
  readonly prerequisites?: readonly string[];
  /**
   * Whether a user's construct contributes it. Rendering sets it.
   * @default - it is the library's
   * @internal
   */
  readonly isUsers?: boolean;
}

/** What a part has besides manifests. */
export type PartExtras = Pick<Part, 'releases' | 'prerequisites'>;

/** A part whose objects all come from one construct. */
export function part(
  layer: Layer,
  component: string,
  path: string,
  manifests: readonly Manifest[],
  extras: PartExtras = {},
): Part {
  return { layer, component, objects: manifests.map((manifest) => ({ path, manifest })), ...extras };
}
