import { GATEWAY_NAMESPACE, IMPORTS_NAMESPACE } from '../model/names';
import { OBSERVABILITY_NAMESPACE } from './observability/stack-names';
import type { EmittedKind } from './release';

/** Namespaced kinds that the library writes in one cluster or another. */
export const LIBRARY_KINDS: readonly EmittedKind[] = [
  // Empty, to ask for a token. One that stayed behind would keep the token valid.
  { group: '', kind: 'Secret' },
  { group: '', kind: 'Service' },
  { group: '', kind: 'ServiceAccount' },
  { group: 'apps', kind: 'Deployment' },
  { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' },
  { group: 'external-secrets.io', kind: 'ExternalSecret' },
  { group: 'gateway.networking.k8s.io', kind: 'Gateway' },
  { group: 'monitoring.coreos.com', kind: 'PodMonitor' },
  { group: 'monitoring.coreos.com', kind: 'ServiceMonitor' },
  { group: 'networking.istio.io', kind: 'DestinationRule' },
  { group: 'networking.istio.io', kind: 'Gateway' },
  { group: 'networking.istio.io', kind: 'ServiceEntry' },
  { group: 'networking.istio.io', kind: 'Sidecar' },
  { group: 'networking.istio.io', kind: 'WorkloadEntry' },
  { group: 'networking.k8s.io', kind: 'NetworkPolicy' },
  { group: 'policy', kind: 'PodDisruptionBudget' },
  { group: 'security.istio.io', kind: 'AuthorizationPolicy' },
  { group: 'security.istio.io', kind: 'PeerAuthentication' },
];

/** Namespaces that are the library's own in every cluster. */
export const LIBRARY_NAMESPACES: readonly string[] = [GATEWAY_NAMESPACE, IMPORTS_NAMESPACE, OBSERVABILITY_NAMESPACE];
