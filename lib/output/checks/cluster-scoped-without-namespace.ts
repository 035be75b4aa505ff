import { scopeOf } from '../../model/upstream/api-kinds';
import { groupOf, nameOf } from '../../resources/manifest';
import { objectCheck } from './check';

/** The namespace of a Chart is given to all its objects, also to those that cannot have one. */
export const clusterScopedWithoutNamespace = objectCheck({
  id: 'cluster-scoped-without-namespace',
  faultsOf(manifest) {
    if (scopeOf(groupOf(manifest), manifest.kind) !== 'cluster' || manifest.metadata.namespace === undefined) return [];
    return [
      {
        what: 'an object of a cluster-scoped kind has a namespace',
        value: nameOf(manifest),
        fix: 'move it to a Chart without namespace',
      },
    ];
  },
});
