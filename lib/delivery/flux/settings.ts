import { posix } from 'node:path';
import type { ClusterFacts } from '../../model/facts/cluster';

/** Where Flux finds what was committed, in each cluster alike. */
export interface FluxSettings {
  readonly source: {
    readonly kind: 'GitRepository' | 'OCIRepository' | 'Bucket';
    readonly name: string;
    /** Undefined: that of Flux. */
    readonly namespace: string | undefined;
  };
  readonly path: string;
  readonly namespace: string;
}

/** Path within the source of something below the output directory, as Flux writes paths. */
export function inSource({ path }: FluxSettings, below: string): string {
  return `./${posix.join(path, below)}`;
}

/**
 * Folders of a cluster below the output directory. Flux applies all YAML below a path, at any depth. So no
 * folder contains another one: Flux would install all releases at once and not in their order. No cluster can
 * have a name with an underscore.
 */
export function foldersOf({ name }: ClusterFacts): { entry: string; steps: string; releases: string } {
  return { entry: `flux/${name}`, steps: `flux/_steps/${name}`, releases: `flux/_releases/${name}` };
}
