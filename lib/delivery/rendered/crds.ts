import { distinct } from '../../model/collections';
import { scopeOf } from '../../model/upstream/api-kinds';
import type { Scope } from '../../model/upstream/api-kinds';
import { groupOf } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';

const CRD = 'CustomResourceDefinition';

/** The fields of a CRD that are read here; each can be missing. */
interface Definition {
  readonly group?: string;
  readonly scope?: string;
  readonly names?: { readonly kind?: string };
  readonly versions?: readonly { readonly name?: string; readonly served?: boolean }[];
}

export function isCrd(object: Manifest): boolean {
  return object.kind === CRD && groupOf(object) === 'apiextensions.k8s.io';
}

/** Kinds of the CRDs of a cluster, in the form of API versions in charts: `a.example/v1` and `a.example/v1/Kind`. */
export function apiVersionsOf(objects: readonly Manifest[]): readonly string[] {
  const versions = definitions(objects).flatMap(({ group = '', names, versions = [] }) =>
    versions
      .filter(({ served }) => served === true)
      .map(({ name = '' }) => `${group}/${name}`)
      .flatMap((version) => [version, `${version}/${names?.kind ?? ''}`]),
  );
  return distinct(versions);
}

/** Whether objects of a kind are namespaced. Also looks at the CRDs of the cluster. */
export function scopesIn(objects: readonly Manifest[]): (object: Manifest) => Scope {
  const scopes = new Map(
    definitions(objects).map(({ group = '', scope, names }) => [
      `${group}/${names?.kind ?? ''}`,
      scope === 'Namespaced' ? ('namespace' as const) : ('cluster' as const),
    ]),
  );
  return (object) => scopes.get(`${groupOf(object)}/${object.kind}`) ?? scopeOf(groupOf(object), object.kind);
}

function definitions(objects: readonly Manifest[]): readonly Definition[] {
  return objects.filter(isCrd).map(({ spec }) => (spec ?? {}) as Definition);
}
