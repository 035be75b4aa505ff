import {
  PodMonitorSpecPodMetricsEndpointsRelabelingsAction as Relabel,
  ServiceMonitorSpecEndpointsMetricRelabelingsAction as MetricRelabel,
  toJson_PodMonitorSpec as toPodMonitorSpec,
  toJson_ServiceMonitorSpec as toServiceMonitorSpec,
} from '../../../imports/monitoring.coreos.com';
import type { PodMonitorSpecPodMetricsEndpointsRelabelings as Relabeling } from '../../../imports/monitoring.coreos.com';
import type { ClusterFacts } from '../../model/facts/cluster';
import { manifest } from '../manifest';
import type { Manifest } from '../manifest';
import { SCRAPE_INTERVAL } from './stack-names';

const API = 'monitoring.coreos.com/v1';
const ANNOTATION = '__meta_kubernetes_pod_annotation_prometheus_io';
const ANNOTATION_PRESENT = '__meta_kubernetes_pod_annotationpresent_prometheus_io';

/**
 * All proxies of a cluster: sidecars and gateways, whose container is called istio-proxy. Port and
 * address come from the annotations that the injector writes (Istio's sample
 * `prometheus-operator.yaml`, with fixed `job` and the label `app` added).
 */
export function proxyMonitor({ istio }: ClusterFacts): Manifest {
  const spec = toPodMonitorSpec({
    selector: { matchExpressions: [{ key: 'istio-prometheus-ignore', operator: 'DoesNotExist' }] },
    namespaceSelector: { any: true },
    podMetricsEndpoints: [{ path: '/stats/prometheus', interval: SCRAPE_INTERVAL, relabelings: PROXY_RELABELINGS }],
  });
  return manifest(API, 'PodMonitor', { name: 'envoy-stats-monitor', namespace: istio.namespace }, { spec });
}

const PROXY_RELABELINGS: Relabeling[] = [
  { action: Relabel.KEEP, sourceLabels: ['__meta_kubernetes_pod_container_name'], regex: 'istio-proxy' },
  { action: Relabel.KEEP, sourceLabels: [`${ANNOTATION_PRESENT}_scrape`] },
  // The first is for IPv6 addresses, which need brackets, the second for IPv4.
  address(String.raw`(\d+);(([A-Fa-f0-9]{1,4}::?){1,7}[A-Fa-f0-9]{1,4})`, '[$2]:$1'),
  address(String.raw`(\d+);((([0-9]+?)(\.|$)){4})`, '$2:$1'),
  // Dashboards of Istio and Kiali ask for these.
  { action: Relabel.REPLACE, sourceLabels: ['__meta_kubernetes_pod_label_app'], targetLabel: 'app' },
  { action: Relabel.REPLACE, targetLabel: 'job', replacement: 'envoy-stats' },
  { action: Relabel.REPLACE, sourceLabels: ['__meta_kubernetes_namespace'], targetLabel: 'namespace' },
  { action: Relabel.REPLACE, sourceLabels: ['__meta_kubernetes_pod_name'], targetLabel: 'pod' },
];

function address(regex: string, replacement: string): Relabeling {
  const sourceLabels = [`${ANNOTATION}_port`, '__meta_kubernetes_pod_ip'];
  return { action: Relabel.REPLACE, regex, replacement, sourceLabels, targetLabel: '__address__' };
}

/**
 * istiod. Some of its metrics have a label `cluster` of their own, which would hide the one by which
 * clusters are told apart; it becomes `remote_cluster`.
 */
export function istiodMonitor({ istio }: ClusterFacts): Manifest {
  const spec = toServiceMonitorSpec({
    jobLabel: 'istio',
    // Istio's dashboards filter by app="istiod".
    targetLabels: ['app'],
    selector: { matchExpressions: [{ key: 'istio', operator: 'In', values: ['pilot'] }] },
    namespaceSelector: { matchNames: [istio.namespace] },
    endpoints: [
      {
        port: 'http-monitoring',
        interval: SCRAPE_INTERVAL,
        metricRelabelings: [
          { action: MetricRelabel.REPLACE, sourceLabels: ['cluster'], regex: '(.+)', targetLabel: 'remote_cluster' },
          { action: MetricRelabel.LABELDROP, regex: 'cluster' },
        ],
      },
    ],
  });
  return manifest(API, 'ServiceMonitor', { name: 'istio-component-monitor', namespace: istio.namespace }, { spec });
}
