import { activeStandby } from './active-standby';
import { callersAreListed } from './callers-are-listed';
import { callersDeclaredOnce } from './callers-declared-once';
import { canonicalNameKnown } from './canonical-name-known';
import { constructValidation } from './construct-validation';
import { discoveryCredentials } from './discovery-credentials';
import { discoveryPairs } from './discovery-pairs';
import { exporterHasAddress } from './exporter-has-address';
import { exporterNeedsGateway } from './exporter-needs-gateway';
import { exportersAgree } from './exporters-agree';
import { failoverOrder } from './failover-order';
import { fleetReportReadable } from './fleet-report-readable';
import { gatewayAddressIsReal } from './gateway-address-is-real';
import { globalServiceName } from './global-service-name';
import { hostDoesNotShadowService } from './host-does-not-shadow-service';
import { hostOutsideClusterDomain } from './host-outside-cluster-domain';
import { hostResolves } from './host-resolves';
import { localitySyntax } from './locality-syntax';
import { meshHasClusters } from './mesh-has-clusters';
import { meshSettingsKept } from './mesh-settings-kept';
import { objectOutsideCluster } from './object-outside-cluster';
import { oneDefinitionPerService } from './one-definition-per-service';
import { oneObservabilityStack } from './one-observability-stack';
import { portNameMatchesProtocol } from './port-name-matches-protocol';
import { protocolCanCross } from './protocol-can-cross';
import { reportedEntriesAgree } from './reported-entries-agree';
import type { Rule } from './rule';
import { safeExposure } from './safe-exposure';
import { servicesDoNotOverlap } from './services-do-not-overlap';
import { sidecarSizeBudget } from './sidecar-size-budget';
import { supportedIstioVersion } from './supported-istio-version';
import { textIsComplete } from './text-is-complete';
import { uniqueGatewayAddresses } from './unique-gateway-addresses';
import { uniqueHosts } from './unique-hosts';
import { uniqueMetricLabels } from './unique-metric-labels';
import { validClusterLists } from './valid-cluster-lists';
import { validEgress } from './valid-egress';
import { validGatewaySettings } from './valid-gateway-settings';
import { validMeshIdentity } from './valid-mesh-identity';
import { validNames } from './valid-names';
import { validPorts } from './valid-ports';
import { validProps } from './valid-props';
import { valuesHaveEffect } from './values-have-effect';
import { versionSkew } from './version-skew';
import { weightsAddUp } from './weights-add-up';

/** Every rule about the fleet; each has a file, a test and a page of its name. */
export const RULES: readonly Rule[] = [
  activeStandby,
  callersAreListed,
  callersDeclaredOnce,
  canonicalNameKnown,
  constructValidation,
  discoveryCredentials,
  discoveryPairs,
  exporterHasAddress,
  exporterNeedsGateway,
  exportersAgree,
  failoverOrder,
  fleetReportReadable,
  gatewayAddressIsReal,
  globalServiceName,
  hostDoesNotShadowService,
  hostOutsideClusterDomain,
  hostResolves,
  localitySyntax,
  meshHasClusters,
  meshSettingsKept,
  objectOutsideCluster,
  oneDefinitionPerService,
  oneObservabilityStack,
  portNameMatchesProtocol,
  protocolCanCross,
  reportedEntriesAgree,
  safeExposure,
  servicesDoNotOverlap,
  sidecarSizeBudget,
  supportedIstioVersion,
  textIsComplete,
  uniqueGatewayAddresses,
  uniqueHosts,
  uniqueMetricLabels,
  validClusterLists,
  validEgress,
  validGatewaySettings,
  validMeshIdentity,
  validNames,
  validPorts,
  validProps,
  valuesHaveEffect,
  versionSkew,
  weightsAddUp,
];
