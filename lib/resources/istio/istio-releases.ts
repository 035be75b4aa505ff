import type { ClusterFacts } from '../../model/facts/cluster';
import type { Fleet } from '../../model/fleet/fleet';
import { ISTIO_NAMESPACE } from '../../model/names';
import { SOURCES, VERSIONS } from '../../model/versions';
import type { GitSource, HelmRelease } from '../release';
import { VALIDATION, istiodValues } from './istiod-settings';
import { mergeValues } from './merge-values';

const CHART = { type: 'helm', repository: SOURCES.istioCharts, namespace: ISTIO_NAMESPACE } as const;

/** Istio's CRDs and the default validation webhook. */
export function istioBase({ path, istio }: ClusterFacts): HelmRelease {
  return {
    ...CHART,
    path,
    name: 'istio-base',
    chart: 'base',
    version: istio.version,
    stage: 'istio-base',
    values: VALIDATION,
    emits: [
      { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition', name: '*.istio.io' },
      {
        group: 'admissionregistration.k8s.io',
        kind: 'ValidatingWebhookConfiguration',
        name: 'istiod-default-validator',
      },
      { group: '', kind: 'ServiceAccount' },
    ],
  };
}

export function istiod(fleet: Fleet, cluster: ClusterFacts): HelmRelease {
  return {
    ...CHART,
    path: cluster.path,
    name: 'istiod',
    chart: 'istiod',
    version: cluster.istio.version,
    stage: 'istiod',
    values: mergeValues(istiodValues(fleet, cluster), cluster.istio.values),
    emits: ISTIOD_EMITS,
  };
}

/** The chart puts the namespace of the release behind them. */
const ISTIOD_ROLES = ['istio-reader-clusterrole', 'istiod-clusterrole', 'istiod-gateway-controller'];

const ISTIOD_EMITS: HelmRelease['emits'] = [
  ...['ClusterRole', 'ClusterRoleBinding'].flatMap((kind) =>
    ISTIOD_ROLES.map((role) => ({ group: 'rbac.authorization.k8s.io', kind, name: `${role}-${ISTIO_NAMESPACE}` })),
  ),
  {
    group: 'admissionregistration.k8s.io',
    kind: 'MutatingWebhookConfiguration',
    name: 'istio-sidecar-injector',
  },
  {
    group: 'admissionregistration.k8s.io',
    kind: 'ValidatingWebhookConfiguration',
    name: `istio-validator-${ISTIO_NAMESPACE}`,
  },
  { group: '', kind: 'ConfigMap' },
  { group: '', kind: 'Service' },
  { group: '', kind: 'ServiceAccount' },
  { group: 'apps', kind: 'Deployment' },
  { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' },
  { group: 'policy', kind: 'PodDisruptionBudget' },
  { group: 'rbac.authorization.k8s.io', kind: 'Role' },
  { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
];

/** CRDs of the Gateway API, which the peer Gateways need, and the policy that guards their upgrades. */
export function gatewayApiCrds({ path, istio }: ClusterFacts): GitSource {
  return {
    type: 'git',
    path,
    name: 'gateway-api',
    stage: 'crds',
    namespace: istio.namespace,
    repository: SOURCES.gatewayApi,
    revision: `v${VERSIONS.gatewayApi}`,
    commit: VERSIONS.gatewayApiCommit,
    directory: 'config/crd/standard',
    emits: [
      { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition', name: '*.gateway.networking.k8s.io' },
      {
        group: 'admissionregistration.k8s.io',
        kind: 'ValidatingAdmissionPolicy',
        name: 'safe-upgrades.gateway.networking.k8s.io',
      },
      {
        group: 'admissionregistration.k8s.io',
        kind: 'ValidatingAdmissionPolicyBinding',
        name: 'safe-upgrades.gateway.networking.k8s.io',
      },
    ],
  };
}
