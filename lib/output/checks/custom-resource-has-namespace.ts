import { scopeOf } from '../../model/upstream/api-kinds';
import type { Placed } from '../../resources/component-part';
import { groupOf, isOfKind, nameOf } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';
import { textAt } from '../../resources/read/fields';
import type { Check } from './check';

/** How people call kinds that exist once for a cluster. */
const OF_CLUSTER = /^(?:Cluster|Global)|Clusterwide|Class$/;

/**
 * A custom resource without a namespace is taken for a cluster-scoped one, so Argo CD would refuse one that is
 * namespaced. Of kinds that the library does not know, this may be meant.
 */
export const customResourceHasNamespace: Check = {
  id: 'custom-resource-has-namespace',
  severity: 'warning',
  *check(_cluster, objects) {
    const scopes = scopesBrought(objects);
    for (const { path, manifest } of objects) {
      const { namespace = '' } = manifest.metadata;
      if (namespace !== '' || scopeOf(groupOf(manifest), manifest.kind) !== 'unknown') continue;
      if ((scopes.get(keyOf(manifest)) ?? guessedScope(manifest)) === 'Cluster') continue;
      yield {
        path,
        what: `nobody here knows whether kind ${manifest.kind} of ${groupOf(manifest)} is namespaced, so the object is taken for a cluster-scoped one`,
        value: nameOf(manifest),
        fix: 'set metadata.namespace if it is namespaced; if it is cluster-scoped, allow this warning',
      };
    }
  },
};

/** Scopes of kinds whose CRDs are among the objects. */
function scopesBrought(objects: readonly Placed[]): ReadonlyMap<string, string | undefined> {
  return new Map(
    objects
      .filter(({ manifest }) => isOfKind(manifest, 'apiextensions.k8s.io', 'CustomResourceDefinition'))
      .map(({ manifest: { spec } }) => [
        `${textAt(spec, 'group') ?? ''}/${textAt(spec, 'names', 'kind') ?? ''}`,
        textAt(spec, 'scope'),
      ]),
  );
}

function keyOf(manifest: Manifest): string {
  return `${groupOf(manifest)}/${manifest.kind}`;
}

function guessedScope({ kind }: Manifest): string | undefined {
  return OF_CLUSTER.test(kind) ? 'Cluster' : undefined;
}
