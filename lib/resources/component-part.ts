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

/** The contribution of one construct to one cluster: a file, or a part of one. */
export interface Part {
  /** When it is applied. */
  readonly layer: Layer;
  /** Name of the file below the layer: the unit of review. */
  readonly component: string;
  /** Objects of the component. */
  readonly objects: readonly Placed[];
  /**
   * Upstream charts and YAML that the delivery installs.
   * @default - nothing
   */
  readonly releases?: readonly Release[];
  /**
   * Releases that were rendered: the parts of the cluster contain their objects.
   * @default - none
   */
  readonly rendered?: readonly Release[];
  /**
   * Objects and settings that must exist and cannot come from Git, one sentence each.
   * @default - nothing
   */
  readonly prerequisites?: readonly string[];
  /**
   * Whether a user's construct contributes it. Rendering sets it.
   * @default - it is the library's
   * @internal
   */
  readonly isUsers?: boolean;
  /**
   * Whether the objects come from a rendered chart. Each then has a file of its own, in a directory with the
   * component's name. Rendering sets it.
   * @default - one file
   * @internal
   */
  readonly fromChart?: boolean;
}

/** Optional fields of a part. */
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
