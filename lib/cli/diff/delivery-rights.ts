import type { ObjectChange } from './compare-objects';
import { textAt } from './json';
import type { JsonChange } from './json-changes';

/** Lists of an AppProject that say where and what Argo CD may create (Argo CD reference, AppProject). */
const RIGHTS = /^spec\.(?:destinations|clusterResourceWhitelist|namespaceResourceWhitelist)$/;

/**
 * Tells whether an AppProject only follows objects that come and go: the library lets Argo CD do exactly
 * what dist/ needs.
 */
export function rightsOf(objects: readonly ObjectChange[]): (project: ObjectChange, change: JsonChange) => boolean {
  const needed = new Set(objects.flatMap((object) => needs(object)));
  return ({ kind, place }, { path, gone, come, items }) =>
    kind === 'AppProject' &&
    items &&
    RIGHTS.test(path) &&
    [...gone, ...come].every((item) => needed.has(`${place.cluster ?? ''} ${rightOf(item)}`));
}

/** What an object that comes or goes asks for: its namespace, its kind, and its name if it is of the whole cluster. */
function needs({ before, after, group, kind, place }: ObjectChange): readonly string[] {
  const object = before === undefined ? after : after === undefined ? before : undefined;
  if (object === undefined) return [];
  const { name, namespace } = object.metadata;
  const rights = [{ group, kind }, { group, kind, name }, { namespace: namespace ?? name }];
  return rights.map((right) => `${place.cluster ?? ''} ${rightOf(right)}`);
}

function rightOf(right: unknown): string {
  const namespace = textAt(right, 'namespace');
  if (namespace !== undefined) return `in ${namespace}`;
  return [textAt(right, 'group'), textAt(right, 'kind'), textAt(right, 'name')].join('/');
}
