import { scopeOf } from '../../lib/model/upstream/api-kinds';
import { groupOf } from '../../lib/resources/manifest';
import type { Manifest } from '../../lib/resources/manifest';

interface Kind {
  readonly group: string;
  readonly kind: string;
  readonly name?: string;
}

/** What an AppProject says of objects. */
export interface Project {
  readonly spec: {
    readonly clusterResourceWhitelist: readonly Kind[];
    /** Missing: every kind that the other list does not forbid. */
    readonly namespaceResourceWhitelist?: readonly Kind[];
    readonly namespaceResourceBlacklist?: readonly Kind[];
    readonly destinations: readonly { readonly namespace: string }[];
  };
}

/** As Argo CD decides: cluster-scoped kinds by a glob for the name, others as a kind in a namespace. */
export function isAllowed({ spec }: Project, object: Manifest): boolean {
  const group = groupOf(object);
  const { name, namespace } = object.metadata;
  const isKind = (allowed: Kind): boolean => allowed.group === group && allowed.kind === object.kind;
  const scope = scopeOf(group, object.kind);
  if (scope === 'cluster' || (scope === 'unknown' && namespace === undefined)) {
    return spec.clusterResourceWhitelist.some((allowed) => isKind(allowed) && glob(allowed.name ?? '').test(name));
  }
  // Without a namespace in its manifest an object of a chart goes to that of the release.
  const isIn = (allowed: string): boolean => namespace === undefined || glob(allowed).test(namespace);
  const { namespaceResourceWhitelist: allowed, namespaceResourceBlacklist: forbidden = [] } = spec;
  if (forbidden.some(({ kind }) => kind === '*')) return false;
  return (allowed?.some(isKind) ?? true) && spec.destinations.some((each) => isIn(each.namespace));
}

function glob(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/[.+]/g, String.raw`\$&`).replaceAll('*', '.*')}$`);
}
