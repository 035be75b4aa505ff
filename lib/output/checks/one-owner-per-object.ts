import { claim } from '../../model/collections';
import { identityOf, nameOf } from '../../resources/manifest';
import type { Check } from './check';

/** Two manifests of one object would overwrite each other in the cluster, and in dist/. */
export const oneOwnerPerObject: Check = {
  id: 'one-owner-per-object',
  *check(cluster, objects) {
    const owners = new Map<string, string>();
    for (const { path, manifest } of objects) {
      const owner = claim(owners, identityOf(manifest), path);
      if (owner === undefined) continue;
      yield {
        path,
        what: `cluster "${cluster}" already has this object, from ${owner}`,
        value: nameOf(manifest),
        fix:
          manifest.kind === 'Namespace'
            ? "declare it once, with the labels of both; what the library's own lacks is a patch of it"
            : 'declare it once, or give one of them another name',
      };
    }
  },
};
