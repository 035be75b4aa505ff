import type { ClusterFacts } from '../../model/facts/cluster';
import type { Layer } from '../../model/layers';
import { compare } from '../../model/problems/problem';
import type { Problem } from '../../model/problems/problem';

/** What the files of one component come to in one layer. */
export interface ComponentSize {
  readonly layer: Layer;
  readonly component: string;
  readonly bytes: number;
}

/** Components that a problem names. */
const NAMED = 3;

/**
 * Argo CD refuses to read a directory whose files are larger together than its limit. It guards the
 * memory of the repo server, so that one Application cannot take it down for all others.
 */
export const argoSizeLimit = {
  id: 'argo-size-limit',
  *check({ path }: ClusterFacts, sizes: readonly ComponentSize[], limit: number): Generator<Omit<Problem, 'rule'>> {
    for (const layer of new Set(sizes.map((size) => size.layer))) {
      const components = together(sizes.filter((size) => size.layer === layer));
      const total = components.reduce((sum, { bytes }) => sum + bytes, 0);
      if (total <= limit) continue;
      const largest = components.slice(0, NAMED).map(({ component, bytes }) => `${component} ${inMegabytes(bytes)}`);
      yield {
        path,
        what: `the files of layer "${layer}" are larger together than ${inMegabytes(limit)}, the most that Argo CD reads for one Application`,
        value: `${inMegabytes(total)}, most of it in ${largest.join(', ')}`,
        fix: 'take out of the largest what the cluster does not need, or deliver it as a release of its own (MeshComponent); where Argo CD allows more, say so with Delivery.argoCd({ maxManifestsSize })',
      };
    }
  },
};

/** Each component once, the largest first. */
function together(sizes: readonly ComponentSize[]): readonly ComponentSize[] {
  const byName = new Map<string, ComponentSize>();
  for (const size of sizes) {
    const { bytes = 0 } = byName.get(size.component) ?? {};
    byName.set(size.component, { ...size, bytes: bytes + size.bytes });
  }
  return [...byName.values()].sort((a, b) => b.bytes - a.bytes || compare(a.component, b.component));
}

/** As Argo CD counts: a megabyte has a million bytes. */
function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 100_000) / 10} MB`;
}
