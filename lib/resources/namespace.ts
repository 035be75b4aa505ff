import type { ClusterFacts, NamespaceFacts } from '../model/facts';
import { GATEWAY_NAMESPACE, IMPORTS_NAMESPACE, ISTIO_NAMESPACE, NETWORK_LABEL } from '../model/names';
import { manifest } from './manifest';
import type { Manifest } from './manifest';

/** Label that makes the default revision inject sidecars (istio.io, "Installing the Sidecar"). */
const INJECT = { 'istio-injection': 'enabled' };

export function namespace({
  name,
  injection,
  labels,
}: Pick<NamespaceFacts, 'name' | 'injection' | 'labels'>): Manifest {
  return manifest('v1', 'Namespace', { name, labels: { ...(injection && INJECT), ...labels } });
}

/** No chart renders this label, and without it istiod does not know its own network. */
export function istioNamespace({ network }: ClusterFacts): Manifest {
  return namespace({ name: ISTIO_NAMESPACE, injection: false, labels: { [NETWORK_LABEL]: network } });
}

export function gatewayNamespace({ network }: ClusterFacts): Manifest {
  return namespace({ name: GATEWAY_NAMESPACE, injection: true, labels: { [NETWORK_LABEL]: network } });
}

export function importsNamespace(): Manifest {
  return namespace({ name: IMPORTS_NAMESPACE, injection: false, labels: {} });
}
