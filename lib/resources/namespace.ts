import type { ClusterFacts } from '../model/facts/cluster';
import type { NamespaceFacts } from '../model/facts/namespace';
import { GATEWAY_NAMESPACE, IMPORTS_NAMESPACE, NETWORK_LABEL } from '../model/names';
import { manifest } from './manifest';
import type { Manifest } from './manifest';

/** How a namespace is written: all that NamespaceFacts say but where they were declared. */
type NamespaceSettings = Pick<NamespaceFacts, 'name' | 'injection' | 'labels'>;

export function namespace(cluster: ClusterFacts, { name, injection, labels }: NamespaceSettings): Manifest {
  return manifest('v1', 'Namespace', { name, labels: { ...(injection && injected(cluster)), ...labels } });
}

/** Label by which a revision, or the default one, injects sidecars (istio.io, "Installing the Sidecar"). */
function injected({ istio }: ClusterFacts): Record<string, string> {
  return istio.revision === undefined ? { 'istio-injection': 'enabled' } : { 'istio.io/rev': istio.revision };
}

/** No chart renders this label, and without it istiod does not know its own network. */
export function istioNamespace(cluster: ClusterFacts): Manifest {
  const { istio, network } = cluster;
  return namespace(cluster, { name: istio.namespace, injection: false, labels: { [NETWORK_LABEL]: network } });
}

export function gatewayNamespace(cluster: ClusterFacts): Manifest {
  const labels = { [NETWORK_LABEL]: cluster.network };
  return namespace(cluster, { name: GATEWAY_NAMESPACE, injection: true, labels });
}

export function importsNamespace(cluster: ClusterFacts): Manifest {
  return namespace(cluster, { name: IMPORTS_NAMESPACE, injection: false, labels: {} });
}
