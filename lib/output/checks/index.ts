import { autoscalerHasRequests } from './autoscaler-has-requests';
import { autoscalerOwnsReplicas } from './autoscaler-owns-replicas';
import { callerRunsWhereImported } from './caller-runs-where-imported';
import type { Check, FleetCheck } from './check';
import { clusterScopedWithoutNamespace } from './cluster-scoped-without-namespace';
import { crdVersionKnown } from './crd-version-known';
import { customResourceHasNamespace } from './custom-resource-has-namespace';
import { exportedPortIsMtls } from './exported-port-is-mtls';
import { gatewaySelectsItsNamespace } from './gateway-selects-its-namespace';
import { hostSelectsOnlyItsPods } from './host-selects-only-its-pods';
import { ingressHasASidecar } from './ingress-has-a-sidecar';
import { jsonValues } from './json-values';
import { namespacedHasNamespace } from './namespaced-has-namespace';
import { networkPolicyAdmitsGateway } from './network-policy-admits-gateway';
import { noHeadlessExport } from './no-headless-export';
import { noSecretMaterial } from './no-secret-material';
import { oneOwnerPerGateway } from './one-owner-per-gateway';
import { oneOwnerPerNamespace } from './one-owner-per-namespace';
import { oneOwnerPerObject } from './one-owner-per-object';
import { policyKeepsCallers } from './policy-keeps-callers';
import { serviceSelectorMatchesAWorkload } from './service-selector-matches-a-workload';
import { serviceSpeaksTheProtocol } from './service-speaks-the-protocol';
import { validMetadata } from './valid-metadata';

/**
 * Every check of what a cluster gets; each has a file, a test and a page of its name. They may rely on
 * complete-object, which runs before them.
 */
export const CHECKS: readonly Check[] = [
  autoscalerHasRequests,
  autoscalerOwnsReplicas,
  clusterScopedWithoutNamespace,
  crdVersionKnown,
  customResourceHasNamespace,
  exportedPortIsMtls,
  gatewaySelectsItsNamespace,
  hostSelectsOnlyItsPods,
  ingressHasASidecar,
  jsonValues,
  namespacedHasNamespace,
  networkPolicyAdmitsGateway,
  noHeadlessExport,
  noSecretMaterial,
  oneOwnerPerGateway,
  oneOwnerPerNamespace,
  oneOwnerPerObject,
  policyKeepsCallers,
  serviceSelectorMatchesAWorkload,
  serviceSpeaksTheProtocol,
  validMetadata,
];

/** Every check of what all clusters get together; the same holds for them. */
export const FLEET_CHECKS: readonly FleetCheck[] = [callerRunsWhereImported];
