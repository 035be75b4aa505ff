import { scopeOf } from '../../model/upstream/api-kinds';
import { groupOf, nameOf } from '../../resources/manifest';
import type { Check } from './check';

/** The namespace of a Chart is given to all its objects, also to those that cannot have one. */
export const clusterScopedWithoutNamespace: Check = {
  id: 'cluster-scoped-without-namespace',
  *check(_cluster, objects) {
    for (const { path, manifest } of objects) {
      if (scopeOf(groupOf(manifest), manifest.kind) !== 'cluster' || manifest.metadata.namespace === undefined)
        continue;
      yield {
        path,
        what: 'an object of a cluster-scoped kind has a namespace',
        value: nameOf(manifest),
        fix: 'move it to a Chart without namespace',
      };
    }
  },
};
