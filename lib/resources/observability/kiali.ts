import type { ClusterFacts } from '../../model/facts/cluster';
import type { HelmValues } from '../../model/facts/helm-values';
import type { ObservabilityFacts } from '../../model/facts/observability';
import { SOURCES, VERSIONS } from '../../model/versions';
import { mergeValues } from '../istio/merge-values';
import type { HelmRelease } from '../release';
import {
  GRAFANA_SECRET,
  GRAFANA_URL,
  KIALI_RELEASE,
  KIALI_SECRET,
  OBSERVABILITY_NAMESPACE,
  PROMETHEUS_URL,
} from './stack-names';

/** The picture of the mesh, as one cluster sees it. */
export function kiali(stack: ObservabilityFacts, cluster: ClusterFacts): HelmRelease {
  return {
    type: 'helm',
    path: stack.path,
    name: KIALI_RELEASE,
    chart: 'kiali-server',
    repository: SOURCES.kialiCharts,
    version: VERSIONS.kiali,
    stage: 'observability',
    namespace: OBSERVABILITY_NAMESPACE,
    values: mergeValues(kialiValues(stack, cluster), stack.kialiValues),
    emits: EMITS,
  };
}

function kialiValues({ exposure }: ObservabilityFacts, { name }: ClusterFacts): HelmValues {
  const open = exposure === 'insecureLab';
  return {
    auth: { strategy: open ? 'anonymous' : 'token' },
    // Without it anybody who gets in may change the mesh with Kiali's own rights.
    deployment: { view_only_mode: true, service_type: open ? 'LoadBalancer' : 'ClusterIP' },
    kubernetes_config: { cluster_name: name },
    // Otherwise the chart draws a key at every rendering and everybody is logged out.
    login_token: { signing_key: `secret:${KIALI_SECRET.name}:${KIALI_SECRET.key}` },
    // It asks the cluster while the chart is rendered, where Argo CD has none to ask.
    clustering: { autodetect_secrets: { enabled: false } },
    external_services: {
      prometheus: { url: PROMETHEUS_URL },
      grafana: {
        enabled: true,
        internal_url: GRAFANA_URL,
        datasource_uid: 'prometheus',
        auth: {
          type: 'basic',
          username: `secret:${GRAFANA_SECRET.name}:${GRAFANA_SECRET.user}`,
          password: `secret:${GRAFANA_SECRET.name}:${GRAFANA_SECRET.password}`,
        },
      },
      tracing: { enabled: false },
    },
  };
}

/** In view-only mode the roles are called `kiali-viewer`. */
const EMITS: HelmRelease['emits'] = [
  ...['ClusterRole', 'ClusterRoleBinding'].flatMap((kind) =>
    [KIALI_RELEASE, `${KIALI_RELEASE}-viewer`].map((name) => ({ group: 'rbac.authorization.k8s.io', kind, name })),
  ),
  ...['ConfigMap', 'Service', 'ServiceAccount'].map((kind) => ({ group: '', kind })),
  { group: 'apps', kind: 'Deployment' },
  { group: 'networking.k8s.io', kind: 'NetworkPolicy' },
];
