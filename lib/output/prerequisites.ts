import { manifestsOf } from '../constructs/internal/render';
import type { RenderedCluster } from '../constructs/internal/render';
import type { IDelivery } from '../delivery/delivery-strategy';
import { compare } from '../model/problems/problem';

/** Namespaces that every Kubernetes cluster has. */
const GIVEN = new Set(['default', 'kube-node-lease', 'kube-public', 'kube-system']);

/** Prerequisites of a cluster that cannot come from Git, one sentence each. */
export function prerequisitesOf(rendered: RenderedCluster, delivery: IDelivery): readonly string[] {
  return [
    ...delivery.prerequisites(rendered.cluster),
    ...rendered.parts.flatMap((part) => part.prerequisites ?? []),
    ...missingNamespaces(rendered).map((name) => `Namespace ${name} exists (or is written by addNamespace("${name}"))`),
  ];
}

function missingNamespaces(rendered: RenderedCluster): readonly string[] {
  const manifests = manifestsOf(rendered);
  const written = new Set(manifests.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name));
  const used = new Set(manifests.flatMap(({ metadata }) => metadata.namespace ?? []));
  return [...used].filter((name) => !written.has(name) && !GIVEN.has(name)).sort(compare);
}
