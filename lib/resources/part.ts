import type { Layer } from './layer';
import type { Manifest } from './manifest';
import type { Release } from './release';

/** A manifest and the construct it comes from. */
export interface Placed {
  readonly path: string;
  readonly manifest: Manifest;
}

/** What one construct contributes to one cluster: a directory, or a share of one. */
export interface Part {
  readonly layer: Layer;
  /** Directory below the layer: the unit of review. */
  readonly component: string;
  readonly objects: readonly Placed[];
  /** What comes from upstream and is installed by the delivery. */
  readonly releases?: readonly Release[];
  /** What must exist in or around the cluster and cannot come from Git. */
  readonly prerequisites?: readonly string[];
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
