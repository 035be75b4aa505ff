import type { ClusterFacts, HelmValues, MeshFacts } from '../model/facts';
import { ISTIO_NAMESPACE, NETWORK_LABEL } from '../model/names';
import { SOURCES, VERSIONS } from '../model/versions';
import { mergeValues } from './merge-values';
import type { GitSource, HelmRelease } from './release';

/** Directory from which istiod reads its CA in place of the chart's own volume, which is optional. */
const CA_DIRECTORY = '/etc/mesh-ca';

/** Secret with the cluster's intermediate CA (istio.io, "Plug in CA Certificates"). */
export const CA_SECRET = 'cacerts';

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

/**
 * Set in base and istiod: the charts render `Ignore` on installation and istiod makes it `Fail`,
 * which Argo CD would undo for ever.
 */
const VALIDATION = { base: { validationFailurePolicy: 'Fail' } };

export function istiod(mesh: MeshFacts, cluster: ClusterFacts): HelmRelease {
  return {
    ...CHART,
    path: cluster.path,
    name: 'istiod',
    chart: 'istiod',
    version: cluster.istio.version,
    stage: 'istiod',
    values: mergeValues(istiodValues(mesh, cluster), cluster.istio.values),
    emits: ISTIOD_EMITS,
  };
}

/** The keys that count; `global.trustDomain` and PILOT_ENABLE_MULTINETWORK have no effect in any supported release. */
function istiodValues(mesh: MeshFacts, cluster: ClusterFacts): HelmValues {
  return {
    global: {
      meshID: mesh.id,
      network: cluster.network,
      multiCluster: { clusterName: cluster.name },
      hub: SOURCES.istioImages,
    },
    meshConfig: {
      trustDomain: mesh.trustDomain,
      // Mesh-wide hosts exist in no cluster's DNS: the sidecar must answer for them.
      defaultConfig: { proxyMetadata: { ISTIO_META_DNS_CAPTURE: 'true' } },
    },
    ...VALIDATION,
    ...certificateAuthority(),
  };
}

/** istiod waits for its CA in place of signing with a root of its own that the other clusters do not trust. */
function certificateAuthority(): HelmValues {
  return {
    env: { ROOT_CA_DIR: CA_DIRECTORY },
    volumes: [{ name: 'mesh-ca', secret: { secretName: CA_SECRET } }],
    volumeMounts: [{ name: 'mesh-ca', mountPath: CA_DIRECTORY, readOnly: true }],
  };
}

const ISTIOD_EMITS: HelmRelease['emits'] = [
  { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'istio*' },
  { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding', name: 'istio*' },
  { group: 'admissionregistration.k8s.io', kind: 'MutatingWebhookConfiguration', name: 'istio-*' },
  { group: 'admissionregistration.k8s.io', kind: 'ValidatingWebhookConfiguration', name: 'istio-*' },
  { group: '', kind: 'ConfigMap' },
  { group: '', kind: 'Service' },
  { group: '', kind: 'ServiceAccount' },
  { group: 'apps', kind: 'Deployment' },
  { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' },
  { group: 'policy', kind: 'PodDisruptionBudget' },
  { group: 'rbac.authorization.k8s.io', kind: 'Role' },
  { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
];

/** What an istiod that somebody else installs must be set to; each as one sentence. */
export function existingIstioSettings(mesh: MeshFacts, cluster: ClusterFacts): readonly string[] {
  const { istio, network, name } = cluster;
  return [
    `istiod ${istio.version} runs in ${istio.namespace}, with global.meshID "${mesh.id}", global.network "${network}" and global.multiCluster.clusterName "${name}"`,
    `Its meshConfig has trustDomain "${mesh.trustDomain}" and defaultConfig.proxyMetadata.ISTIO_META_DNS_CAPTURE "true"`,
    `Namespace ${istio.namespace} carries the label ${NETWORK_LABEL}=${network}`,
  ];
}

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
