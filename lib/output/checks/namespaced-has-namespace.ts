import { scopeOf } from '../../model/upstream/api-kinds';
import { groupOf, nameOf } from '../../resources/manifest';
import { objectCheck } from './check';

/** Without a namespace an object lands wherever the tool that applies it happens to point. */
export const namespacedHasNamespace = objectCheck({
  id: 'namespaced-has-namespace',
  faultsOf(manifest) {
    const { namespace = '' } = manifest.metadata;
    if (scopeOf(groupOf(manifest), manifest.kind) !== 'namespace' || namespace !== '') return [];
    return [
      {
        what: 'an object has no namespace',
        value: nameOf(manifest),
        fix: 'set metadata.namespace of the object, or namespace of its Chart',
      },
    ];
  },
});
