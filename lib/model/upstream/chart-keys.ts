import type { HelmValues } from '../facts/helm-values';
import { isRecord } from '../validate/json';

/** The keys that a chart reads from its values. Charts accept any other key and ignore it. */
export interface ChartKeys {
  /** Keys at the top that templates, or the program itself, read. */
  readonly roots: ReadonlySet<string>;
  /** Key whose contents count as keys at the top. */
  readonly alias?: string;
  /** Keys that look right but are never read, and the keys that have the effect. */
  readonly dead: Readonly<Record<string, string>>;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Istio 1.30.3, manifests/charts/istio-control/istio-discovery: values.yaml, templates, files. */
export const ISTIOD_KEYS: ChartKeys = {
  roots: words(`
    affinity autoscaleBehavior autoscaleEnabled autoscaleMax autoscaleMin base cni compatibilityVersion configMap cpu
    crlConfigMapName deploymentAnnotations deploymentLabels env envVarFrom experimental extraContainerArgs gatewayClasses
    gateways global hub image initContainers ipFamilies ipFamilyPolicy istiodRemote jwksResolverExtraRootCA
    keepaliveMaxServerConnectionAge memory meshConfig nodeSelector ownerName pdb pilot platform podAnnotations podLabels
    profile replicaCount resources revision revisionTags rollingMaxSurge rollingMaxUnavailable seccompProfile
    serviceAccountAnnotations serviceAnnotations sidecarInjectorWebhook sidecarInjectorWebhookAnnotations tag taint
    telemetry tolerations topologySpreadConstraints traceSampling trafficDistribution trustedZtunnelName
    trustedZtunnelNamespace variant volumeMounts volumes
  `),
  // templates/zzy_descope_legacy.yaml
  alias: 'pilot',
  dead: {
    'global.trustDomain': 'set trustDomain of the Mesh, which becomes meshConfig.trustDomain',
    'global.multiCluster.enabled': 'leave it out: several clusters need no switch',
    'global.multiCluster.meshID': 'leave it out: the id of the Mesh becomes global.meshID',
    'meshConfig.meshID': 'leave it out: the id of the Mesh becomes global.meshID',
    'global.mtls': 'leave it out: sidecars use mutual TLS by themselves, and a PeerAuthentication insists on it',
    'global.controlPlaneSecurityEnabled': 'leave it out: the way to istiod is always secured',
    'env.PILOT_ENABLE_MULTINETWORK': 'leave it out: no release of Istio reads it, several networks need no switch',
    'env.ISTIO_META_ROUTER_MODE': 'leave it out: no supported release of Istio reads it',
  },
};

/** Kiali 2.29.0: the chart copies all values into the server's configuration, so both count. */
export const KIALI_KEYS: ChartKeys = {
  roots: words(`
    additional_display_details auth chat_ai clustering custom_dashboards deployment extensions external_services
    health_config identity installation_tag isOpenShift istio_labels kiali_feature_flags kiali_internal kiali_route_url
    kubernetes_config login_token runConfig runMode server skipResources
  `),
  dead: {
    service: 'use deployment.service_type',
    serviceType: 'use deployment.service_type',
    'deployment.service': 'use deployment.service_type',
    ingress: 'use deployment.ingress',
    replicaCount: 'use deployment.replicas',
    istio_namespace: 'leave it out: Kiali finds istiod by itself',
    'external_services.istio.root_namespace': 'leave it out: Kiali reads it from istiod',
    'external_services.istio.config_map_name': 'leave it out: Kiali finds istiod by itself',
    'deployment.accessible_namespaces': 'use deployment.discovery_selectors and deployment.cluster_wide_access',
  },
};

/** Chart kube-prometheus-stack 88.5.3: values.yaml, and the names of the charts in it. */
export const PROMETHEUS_KEYS: ChartKeys = {
  roots: words(`
    additionalPrometheusRules additionalPrometheusRulesMap alertmanager cleanPrometheusOperatorObjectNames commonLabels
    coreDns crds customRules defaultRules extraManifests fullnameOverride global grafana kube-state-metrics kubeApiServer
    kubeControllerManager kubeDns kubeEtcd kubeProxy kubeScheduler kubeStateMetrics kubeTargetVersionOverride
    kubeVersionOverride kubelet kubernetesServiceMonitors nameOverride namespaceOverride nodeExporter prometheus
    prometheus-node-exporter prometheus-windows-exporter prometheusOperator thanosRuler windowsMonitoring
  `),
  dead: {
    'prometheus.serviceType': 'use prometheus.service.type',
    'prometheus.prometheusSpec.service': 'use prometheus.service',
    'prometheus.externalLabels': 'use prometheus.prometheusSpec.externalLabels',
    'prometheusOperator.createCustomResource': 'leave it out: the CRDs come as a release of their own',
    'kube-state-metrics.enabled': 'use kubeStateMetrics.enabled',
    'prometheus-node-exporter.enabled': 'use nodeExporter.enabled',
  },
};

/** The values, and those below the alias. */
export function treesOf(values: HelmValues, { alias }: ChartKeys): readonly HelmValues[] {
  const below = alias !== undefined && isRecord(values) ? values[alias] : undefined;
  return isRecord(below) ? [values, below] : [values];
}
