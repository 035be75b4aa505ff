import { applicationNamesUnique } from './application-names-unique';
import { callersDeclaredOnce } from './callers-declared-once';
import { canonicalNameKnown } from './canonical-name-known';
import { constructValidation } from './construct-validation';
import { exporterHasAddress } from './exporter-has-address';
import { exporterNeedsGateway } from './exporter-needs-gateway';
import { exportersAgree } from './exporters-agree';
import { gatewayAddressIsReal } from './gateway-address-is-real';
import { hostOutsideClusterDomain } from './host-outside-cluster-domain';
import { localitySyntax } from './locality-syntax';
import { meshHasClusters } from './mesh-has-clusters';
import { names } from './names';
import { objectOutsideCluster } from './object-outside-cluster';
import { oneDefinitionPerService } from './one-definition-per-service';
import { oneGatewayPerCluster } from './one-gateway-per-cluster';
import { oneObservabilityStack } from './one-observability-stack';
import { protocolCanCross } from './protocol-can-cross';
import type { Rule } from './rule';
import { safeExposure } from './safe-exposure';
import { supportedIstioVersion } from './supported-istio-version';
import { uniqueGatewayAddresses } from './unique-gateway-addresses';
import { uniqueHosts } from './unique-hosts';
import { validClusterLists } from './valid-cluster-lists';
import { validGatewaySettings } from './valid-gateway-settings';
import { validMeshIdentity } from './valid-mesh-identity';
import { validPorts } from './valid-ports';

/** Every rule about the fleet; each has a file, a test and a page of its name. */
export const RULES: readonly Rule[] = [
  applicationNamesUnique,
  callersDeclaredOnce,
  canonicalNameKnown,
  constructValidation,
  exporterHasAddress,
  exporterNeedsGateway,
  exportersAgree,
  gatewayAddressIsReal,
  hostOutsideClusterDomain,
  localitySyntax,
  meshHasClusters,
  names,
  objectOutsideCluster,
  oneDefinitionPerService,
  oneGatewayPerCluster,
  oneObservabilityStack,
  protocolCanCross,
  safeExposure,
  supportedIstioVersion,
  uniqueGatewayAddresses,
  uniqueHosts,
  validClusterLists,
  validGatewaySettings,
  validMeshIdentity,
  validPorts,
];
