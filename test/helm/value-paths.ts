/**
 * Every Helm value that the library sets, and where its chart says so. None of these charts has a
 * schema of its values: a path with a mistake in it is accepted and does nothing. So a path is looked
 * up once, by a person, and written down here.
 *
 * To move to another version of a chart: look up every path again, then change the version.
 */
export interface ChartValues {
  /** As in the Application's source. */
  readonly chart: string;
  readonly version: string;
  readonly values: Sources;
  /** Below `meshConfig`, which istiod reads: the place in Istio's reference. */
  readonly meshConfig?: Sources;
  /** Below `meshConfig.defaultConfig.proxyMetadata` (#ProxyConfig-proxy_metadata): environment of every proxy. */
  readonly proxyMetadata?: Sources;
  /** Below `env`: environment of istiod. */
  readonly env?: Sources;
}

/** By path, in the way of `helm --set`: where it says that there is such a path. */
type Sources = Readonly<Record<string, Source>>;

type Source = string | MarkedSource;

export interface MarkedSource {
  readonly source: string;
  /** Set only where an option asks for it, so not in dist/. */
  readonly optional?: true;
  /** A map that the chart hands on, whatever its keys are. */
  readonly open?: true;
}

const VALUES = 'values.yaml';
const GRAFANA = 'charts/grafana/values.yaml';
const MESH_CONFIG = 'https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/';
/** The chart copies nearly all values into the server's config.yaml (templates/configmap.yaml). */
const KIALI_SERVER = 'templates/configmap.yaml; read by the server: kiali/kiali config/config.go';

export const CHARTS: readonly ChartValues[] = [
  {
    chart: 'base',
    version: '1.30.3',
    values: {
      'base.validationFailurePolicy': 'templates/defaultrevision-validatingwebhookconfiguration.yaml',
    },
  },
  {
    chart: 'istiod',
    version: '1.30.3',
    values: {
      'base.validationFailurePolicy': 'templates/validatingwebhookconfiguration.yaml',
      'global.hub': VALUES,
      'global.meshID': VALUES,
      'global.multiCluster.clusterName': VALUES,
      'global.network': VALUES,
      volumeMounts: VALUES,
      volumes: VALUES,
    },
    meshConfig: {
      serviceSettings: { source: `${MESH_CONFIG}#MeshConfig-service_settings`, optional: true },
      trustDomain: `${MESH_CONFIG}#MeshConfig-trust_domain`,
      'tcpKeepalive.interval': `${MESH_CONFIG}#MeshConfig-tcp_keepalive`,
      'tcpKeepalive.probes': `${MESH_CONFIG}#MeshConfig-tcp_keepalive`,
      'tcpKeepalive.time': `${MESH_CONFIG}#MeshConfig-tcp_keepalive`,
    },
    proxyMetadata: {
      ISTIO_META_DNS_CAPTURE: 'https://istio.io/latest/docs/ops/configuration/traffic-management/dns-proxy/',
    },
    env: {
      PILOT_MULTICLUSTER_KUBECONFIG_PATH: {
        source: 'https://istio.io/latest/docs/reference/commands/pilot-discovery/#envvars',
        optional: true,
      },
      PILOT_SCOPE_GATEWAY_TO_NAMESPACE: 'https://istio.io/latest/docs/reference/commands/pilot-discovery/#envvars',
      ROOT_CA_DIR: 'https://istio.io/latest/docs/reference/commands/pilot-discovery/#envvars',
    },
  },
  {
    chart: 'kube-prometheus-stack',
    version: '88.5.3',
    values: {
      'alertmanager.service.type': { source: VALUES, optional: true },
      'coreDns.enabled': VALUES,
      'crds.enabled': VALUES,
      fullnameOverride: VALUES,
      'grafana.admin.existingSecret': GRAFANA,
      'grafana.admin.passwordKey': GRAFANA,
      'grafana.admin.userKey': GRAFANA,
      'grafana.defaultCurlOptions': GRAFANA,
      'grafana.fullnameOverride': 'charts/grafana/templates/_helpers.tpl',
      'grafana.service.type': { source: GRAFANA, optional: true },
      'grafana.testFramework.enabled': GRAFANA,
      'kubeControllerManager.enabled': VALUES,
      'kubeEtcd.enabled': VALUES,
      'kubeProxy.enabled': VALUES,
      'kubeScheduler.enabled': VALUES,
      'prometheus.prometheusSpec.externalLabels': { source: VALUES, open: true },
      'prometheus.prometheusSpec.podMonitorSelectorNilUsesHelmValues': VALUES,
      'prometheus.prometheusSpec.probeSelectorNilUsesHelmValues': VALUES,
      'prometheus.prometheusSpec.retention': VALUES,
      'prometheus.prometheusSpec.ruleSelectorNilUsesHelmValues': VALUES,
      'prometheus.prometheusSpec.scrapeConfigSelectorNilUsesHelmValues': VALUES,
      'prometheus.prometheusSpec.scrapeInterval': VALUES,
      'prometheus.prometheusSpec.serviceMonitorSelectorNilUsesHelmValues': VALUES,
      'prometheus.prometheusSpec.storageSpec': { source: VALUES, optional: true, open: true },
      'prometheus.service.type': { source: VALUES, optional: true },
      'prometheusOperator.admissionWebhooks.enabled': VALUES,
      'prometheusOperator.tls.enabled': VALUES,
    },
  },
  {
    chart: 'kiali-server',
    version: '2.29.0',
    values: {
      'auth.strategy': VALUES,
      'clustering.autodetect_secrets.enabled': VALUES,
      'deployment.service_type': VALUES,
      'deployment.view_only_mode': VALUES,
      'external_services.grafana.auth.password': KIALI_SERVER,
      'external_services.grafana.auth.type': KIALI_SERVER,
      'external_services.grafana.auth.username': KIALI_SERVER,
      'external_services.grafana.datasource_uid': KIALI_SERVER,
      'external_services.grafana.enabled': KIALI_SERVER,
      'external_services.grafana.internal_url': KIALI_SERVER,
      'external_services.prometheus.url': KIALI_SERVER,
      'external_services.tracing.enabled': KIALI_SERVER,
      'kubernetes_config.cluster_name': KIALI_SERVER,
      'login_token.signing_key': VALUES,
    },
  },
];
