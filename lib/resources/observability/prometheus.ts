import type { ClusterFacts } from '../../model/facts/cluster';
import type { HelmValues } from '../../model/facts/helm-values';
import type { MeshFacts } from '../../model/facts/mesh';
import type { ObservabilityFacts } from '../../model/facts/observability';
import { SOURCES, VERSIONS } from '../../model/versions';
import { mergeValues } from '../istio/merge-values';
import type { GitSource, HelmRelease } from '../release';
import {
  GRAFANA_NAME,
  GRAFANA_SECRET,
  OBSERVABILITY_NAMESPACE,
  PROMETHEUS_RELEASE,
  SCRAPE_INTERVAL,
} from './stack-names';

/** The operator's CRDs, apart from the chart: several are too large for a client-side apply. */
export function prometheusCrds({ path }: ObservabilityFacts): GitSource {
  return {
    type: 'git',
    path,
    name: 'prometheus-operator-crds',
    stage: 'crds',
    namespace: OBSERVABILITY_NAMESPACE,
    repository: SOURCES.prometheusOperator,
    revision: `v${VERSIONS.prometheusOperator}`,
    commit: VERSIONS.prometheusOperatorCommit,
    directory: 'example/prometheus-operator-crd',
    emits: [{ group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition', name: '*.monitoring.coreos.com' }],
  };
}

/** Prometheus, Alertmanager and Grafana of one cluster. */
export function prometheus(stack: ObservabilityFacts, mesh: MeshFacts, cluster: ClusterFacts): HelmRelease {
  return {
    type: 'helm',
    path: stack.path,
    name: PROMETHEUS_RELEASE,
    chart: 'kube-prometheus-stack',
    repository: SOURCES.prometheusCharts,
    version: VERSIONS.kubePrometheusStack,
    stage: 'observability',
    namespace: OBSERVABILITY_NAMESPACE,
    values: mergeValues(prometheusValues(stack, mesh, cluster), LOAD_BALANCERS[stack.exposure], stack.prometheusValues),
    emits: EMITS,
  };
}

function prometheusValues(stack: ObservabilityFacts, mesh: MeshFacts, cluster: ClusterFacts): HelmValues {
  return {
    // Names of Services follow from it; without it they depend on how the release is called.
    fullnameOverride: PROMETHEUS_RELEASE,
    crds: { enabled: false },
    ...WITHOUT_HOOKS,
    ...NOT_REACHABLE_ON_MANAGED_CLUSTERS,
    grafana: grafanaValues(),
    prometheus: {
      prometheusSpec: { ...collector(stack), externalLabels: { cluster: cluster.name, mesh: mesh.id } },
    },
  };
}

const LOAD_BALANCER = { service: { type: 'LoadBalancer' } };

const LOAD_BALANCERS: Readonly<Record<ObservabilityFacts['exposure'], HelmValues>> = {
  clusterInternal: {},
  insecureLab: { prometheus: LOAD_BALANCER, alertmanager: LOAD_BALANCER, grafana: LOAD_BALANCER },
};

/** The operator's webhook would bring hook Jobs that make a certificate at run time; nothing else needs its TLS. */
const WITHOUT_HOOKS = { prometheusOperator: { admissionWebhooks: { enabled: false }, tls: { enabled: false } } };

/** Control planes of managed clusters are hidden: these would alert permanently. CoreDNS would need rights in kube-system. */
const NOT_REACHABLE_ON_MANAGED_CLUSTERS = {
  kubeControllerManager: { enabled: false },
  kubeEtcd: { enabled: false },
  kubeScheduler: { enabled: false },
  kubeProxy: { enabled: false },
  coreDns: { enabled: false },
};

function grafanaValues(): HelmValues {
  return {
    fullnameOverride: GRAFANA_NAME,
    // Otherwise the chart draws a password at every rendering.
    admin: { existingSecret: GRAFANA_SECRET.name, userKey: GRAFANA_SECRET.user, passwordKey: GRAFANA_SECRET.password },
    testFramework: { enabled: false },
    // The chart's own default turns the check of TLS certificates off.
    defaultCurlOptions: '-sSfL',
  };
}

function collector({ retention, storage }: ObservabilityFacts): HelmValues {
  return {
    scrapeInterval: SCRAPE_INTERVAL,
    retention,
    // True would mean: only monitors and rules with the label of this release.
    serviceMonitorSelectorNilUsesHelmValues: false,
    podMonitorSelectorNilUsesHelmValues: false,
    ruleSelectorNilUsesHelmValues: false,
    probeSelectorNilUsesHelmValues: false,
    scrapeConfigSelectorNilUsesHelmValues: false,
    ...(storage !== undefined && {
      storageSpec: {
        volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } } },
      },
    }),
  };
}

const RBAC = 'rbac.authorization.k8s.io';

const EMITS: HelmRelease['emits'] = [
  ...['ClusterRole', 'ClusterRoleBinding'].flatMap((kind) => [
    ...['kube-state-metrics', 'operator', 'prometheus'].map((name) => ({
      group: RBAC,
      kind,
      name: `${PROMETHEUS_RELEASE}-${name}`,
    })),
    { group: RBAC, kind, name: `${GRAFANA_NAME}-${kind.toLowerCase()}` },
  ]),
  ...['ConfigMap', 'Secret', 'Service', 'ServiceAccount'].map((kind) => ({ group: '', kind })),
  ...['DaemonSet', 'Deployment'].map((kind) => ({ group: 'apps', kind })),
  ...['Alertmanager', 'Prometheus', 'PrometheusRule', 'ServiceMonitor'].map((kind) => ({
    group: 'monitoring.coreos.com',
    kind,
  })),
];
