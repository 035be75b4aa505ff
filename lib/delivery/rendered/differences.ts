import { identityOf, nameOf } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';

/**
 * Fields in which two renderings of one chart differ: `Secret a/b: data.password`. Values may be secret, so they are
 * left out.
 */
export function differences(first: readonly Manifest[], second: readonly Manifest[]): readonly string[] {
  const before = byIdentity(first);
  const after = byIdentity(second);
  const coming = second.filter((object) => !before.has(identityOf(object)));
  const found = first.flatMap((object) => {
    const other = after.get(identityOf(object));
    if (other === undefined) return [`${nameOf(object)}: metadata.name`];
    return pathsOf(object, other).map((path) => `${nameOf(object)}: ${path}`);
  });
  return found.length > 0 ? found : coming.map((object) => `${nameOf(object)}: metadata.name`);
}

function byIdentity(objects: readonly Manifest[]): ReadonlyMap<string, Manifest> {
  return new Map(objects.map((object) => [identityOf(object), object]));
}

function pathsOf(a: unknown, b: unknown, path = ''): readonly string[] {
  if (!isTree(a) || !isTree(b) || Array.isArray(a) !== Array.isArray(b)) return a === b ? [] : [path];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].flatMap((key) => pathsOf(a[key], b[key], path === '' ? key : `${path}.${key}`));
}

function isTree(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object';
}
