import type { Layer } from '../../model/layers';
import type { Scope } from '../../model/upstream/api-kinds';
import { part } from '../../resources/component-part';
import type { Part } from '../../resources/component-part';
import type { Manifest } from '../../resources/manifest';
import { layerOf } from '../../resources/release';
import type { Release, Stage } from '../../resources/release';
import { isCrd } from './crds';

/** Order in which releases are rendered: each knows the CRDs of those before it. */
const STARTED_FIRST: readonly Stage[] = ['crds', 'istio-base', 'istiod'];

export function inOrder(releases: readonly Release[]): readonly Release[] {
  const rank = ({ stage }: Release): number => STARTED_FIRST.indexOf(stage) + 1 || STARTED_FIRST.length + 1;
  return [...releases].sort((a, b) => rank(a) - rank(b));
}

/** The objects of a release: CRDs in their own layer, everything else in the layer of its stage. */
export function partsOf(
  release: Release,
  objects: readonly Manifest[],
  scopeOf: (object: Manifest) => Scope,
): readonly Part[] {
  const layer = layerOf(release.stage);
  const byLayer = new Map<Layer, Manifest[]>();
  for (const object of objects) {
    const own = isCrd(object) ? 'crds' : layer;
    byLayer.set(own, [...(byLayer.get(own) ?? []), inNamespace(object, release.namespace, scopeOf(object))]);
  }
  return [...byLayer].map(([each, manifests]) => ({
    ...part(each, release.name, release.path, manifests),
    fromChart: true,
  }));
}

/**
 * Helm installs an object without a namespace into that of the release, and the API server ignores the namespace of
 * a cluster-scoped object. A committed object must state both explicitly.
 */
function inNamespace(object: Manifest, release: string, scope: Scope): Manifest {
  const { namespace, ...metadata } = object.metadata;
  const given = typeof namespace === 'string' && namespace !== '' ? namespace : undefined;
  const wanted = scope === 'cluster' ? undefined : (given ?? (scope === 'namespace' ? release : undefined));
  if (wanted === namespace) return object;
  return { ...object, metadata: { ...metadata, ...(wanted !== undefined && { namespace: wanted }) } };
}
