import type { Detector } from '../change';
import { answers } from './answers';
import { callers } from './callers';
import { chartValues } from './chart-values';
import { clusterMembers } from './cluster-members';
import { clusterRights } from './cluster-rights';
import { deletions } from './deletions';
import { edges } from './edges';
import { exposure } from './exposure';
import { gatewayAddress } from './gateway-address';
import { hosts } from './hosts';
import { identityPin } from './identity-pin';
import { loadBalancer } from './load-balancer';
import { meshIdentity } from './mesh-identity';
import { mtls } from './mtls';
import { namespaceLabels } from './namespace-labels';
import { projectRights } from './project-rights';
import { rotation } from './rotation';
import { secrets } from './secrets';
import { versions } from './versions';

/** All detectors, in the order in which their findings are printed. */
export const DETECTORS: readonly Detector[] = [
  meshIdentity,
  clusterMembers,
  callers,
  mtls,
  identityPin,
  exposure,
  clusterRights,
  projectRights,
  deletions,
  loadBalancer,
  secrets,
  namespaceLabels,
  gatewayAddress,
  rotation,
  answers,
  hosts,
  edges,
  versions,
  chartValues,
];
