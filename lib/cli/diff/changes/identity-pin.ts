import { listed } from '../../../model/text';
import type { Manifest } from '../../../resources/manifest';
import { textsAt } from '../../../resources/read/fields';
import { about } from '../change';
import type { Detector } from '../change';
import type { Comparison } from '../compare/comparison';
import { identity } from '../fleet/policy';

/** Server identities that callers of a host accept. */
export const identityPin: Detector = {
  id: 'identity-pin',
  *find({ objects, before, after }) {
    for (const object of objects.filter(({ kind }) => kind === 'ServiceEntry')) {
      if (object.before === undefined || object.after === undefined) continue;
      const old = pinned(object.before, before.mesh);
      const young = pinned(object.after, after.mesh);
      if (old === young) continue;
      const host = listed(textsAt(object.after, 'spec', 'hosts'));
      if (young === '') {
        const what = `identity pin of ${host} removed: any certificate of the mesh is accepted, not only ${old}`;
        yield about(object, 'danger', what, coversPins);
      } else {
        const what = `identity pin of ${host} changed: ${old === '' ? 'none' : old} -> ${young}`;
        yield about(object, 'review', what, coversPins);
      }
    }
  },
};

function pinned(entry: Manifest, mesh: Comparison['before']['mesh']): string {
  return listed(textsAt(entry, 'spec', 'subjectAltNames').map((name) => identity(name, mesh?.trustDomain)));
}

function coversPins({ path }: { readonly path: string }): boolean {
  return path === 'spec.subjectAltNames';
}
