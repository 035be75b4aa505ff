import { ApiObject, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { MeshCluster } from '../../lib';
import type { ObjectDescription, WorkloadDescription } from './description';

/** An object in a cluster, or in a Chart of it, which stands for as many as name it. */
export function addObject(cluster: MeshCluster, object: ObjectDescription, charts: Map<string, Chart>): void {
  const { id, chart, apiVersion, kind, name, namespace, labels, data, plus = false } = object;
  const scope = chart === undefined ? cluster : (charts.get(chart) ?? new Chart(cluster, chart));
  if (chart !== undefined) charts.set(chart, scope);
  const metadata = { name, ...(namespace !== undefined && { namespace }), ...(labels && { labels }) };
  if (plus) new kplus.ConfigMap(scope, id, { metadata, data });
  else new ApiObject(scope, id, { apiVersion, kind, metadata, ...(Object.keys(data).length > 0 && { data }) });
}

/** Pods and the Service in front of them, as a team would declare them. */
export function addWorkload(cluster: MeshCluster, workload: WorkloadDescription): void {
  const { chart, namespace, name, serviceAccount, selector, labels, ports } = workload;
  const scope = new Chart(cluster, chart);
  const metadata = { name, namespace };
  const pods = { ...selector, ...labels };
  const container = { name: 'main', image: 'example.com/main', ports: containerPorts(workload) };
  const spec = {
    selector: { matchLabels: pods },
    template: {
      metadata: { labels: pods },
      spec: { serviceAccountName: serviceAccount, containers: [container] },
    },
  };
  new ApiObject(scope, 'pods', { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec });
  new ApiObject(scope, 'service', { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector, ports } });
}

function containerPorts({ ports }: WorkloadDescription): object[] {
  return [...new Set(ports.map(({ targetPort }) => targetPort))].map((containerPort) => ({ containerPort }));
}
