import type { ClusterFacts } from '../../model/facts/cluster';
import { compare } from '../../model/problems/problem';
import type { Problem } from '../../model/problems/problem';
import type { ComponentSize } from '../delivery-strategy';

/** Components that a problem names. */
const NAMED = 3;

/**
 * Argo CD does not read a directory whose files together exceed its limit. The limit protects the memory of
 * the repo server, so that one Application cannot stop all others. 0 means no limit.
 */
export function layersTooLarge(
  { path }: ClusterFacts,
  sizes: readonly ComponentSize[],
  limit: number | undefined,
): readonly Problem[] {
  if (limit === undefined || limit === 0) return [];
  return [...new Set(sizes.map((size) => size.layer))].flatMap((layer) => {
    const components = together(sizes.filter((size) => size.layer === layer));
    const total = components.reduce((sum, { bytes }) => sum + bytes, 0);
    if (total <= limit) return [];
    const largest = components.slice(0, NAMED).map(({ component, bytes }) => `${component} ${inMegabytes(bytes)}`);
    return [
      {
        rule: 'argo-size-limit',
        path,
        what: `the files of layer "${layer}" are together larger than ${inMegabytes(limit)}, the most that Argo CD reads for one Application`,
        value: `${inMegabytes(total)}, most of it in ${largest.join(', ')}`,
        fix: 'remove from the largest what the cluster does not need, or deliver it as a release of its own (MeshComponent). If your Argo CD allows more, set Delivery.argoCd({ maxManifestsSize })',
      },
    ];
  });
}

/** Each component once, the largest first. */
function together(sizes: readonly ComponentSize[]): readonly ComponentSize[] {
  const byName = new Map<string, ComponentSize>();
  for (const size of sizes) {
    const { bytes = 0 } = byName.get(size.component) ?? {};
    byName.set(size.component, { ...size, bytes: bytes + size.bytes });
  }
  return [...byName.values()].sort((a, b) => b.bytes - a.bytes || compare(a.component, b.component));
}

/** In Argo CD a megabyte has a million bytes. */
function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 100_000) / 10} MB`;
}
