import { scopeOf } from '../../model/upstream/api-kinds';
import { groupOf, nameOf } from '../../resources/manifest';
import type { Check } from './check';

/** Without a namespace an object lands wherever the tool that applies it happens to point. */
export const namespacedHasNamespace: Check = {
  id: 'namespaced-has-namespace',
  *check(_cluster, objects) {
    for (const { path, manifest } of objects) {
      const { namespace } = manifest.metadata;
      if (scopeOf(groupOf(manifest), manifest.kind) !== 'namespace' || (namespace !== undefined && namespace !== ''))
        continue;
      yield {
        path,
        what: 'an object has no namespace',
        value: nameOf(manifest),
        fix: 'set metadata.namespace of the object, or namespace of its Chart',
      };
    }
  },
};
