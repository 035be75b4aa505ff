import { JsonPatch } from 'cdk8s';
import { nameOf } from '../../../lib/resources/manifest';
import type { Manifest } from '../../../lib/resources/manifest';
import { fieldsOf, itemsOf, labelsOf, textsOf } from '../../../lib/resources/read/fields';
import type { Fields } from '../../../lib/resources/read/fields';
import { containerPorts } from '../../../lib/resources/read/workload';
import { patch, without } from '../need';
import type { Need } from '../need';
import { matches } from '../selection';
import { ofKind, specOf } from '../world';

const SERVICE_MONITOR = 'monitoring.coreos.com/ServiceMonitor';
const POD_MONITOR = 'monitoring.coreos.com/PodMonitor';

/** Monitors whose Service a chart renders in the cluster: istiod's. */
const OF_CHARTS: readonly string[] = ['istio-component-monitor'];

const asksServices: Need = {
  title: 'a ServiceMonitor selects a Service that has its ports',
  kinds: [SERVICE_MONITOR],
  faults: (world) =>
    ofKind(world, SERVICE_MONITOR)
      .filter(({ metadata }) => !OF_CHARTS.includes(metadata.name))
      .flatMap((monitor) => {
        const services = ofKind(world, 'Service')
          .filter(({ metadata }) => sees(monitor, metadata.namespace))
          .filter(({ metadata }) => matches(specOf(monitor).selector, labelsOf(metadata.labels)));
        const ports = services.flatMap((service) => itemsOf(specOf(service).ports));
        return faultsOf(monitor, services.length, itemsOf(specOf(monitor).endpoints), ports);
      }),
  broken: [
    [
      'other labels',
      patch('ServiceMonitor', 'api', JsonPatch.replace('/spec/selector/matchLabels/app', 'x')),
      /selects nothing/,
    ],
    ['another port', patch('ServiceMonitor', 'api', JsonPatch.replace('/spec/endpoints/0/port', 'x')), /asks port x/],
    ['no Service', without('Service', 'api'), /selects nothing/],
  ],
};

const asksPods: Need = {
  title: 'a PodMonitor selects pods that have its ports',
  kinds: [POD_MONITOR],
  faults: (world) =>
    ofKind(world, POD_MONITOR).flatMap((monitor) => {
      const pods = world.workloads
        .filter(({ namespace }) => sees(monitor, namespace))
        .filter(({ labels }) => matches(specOf(monitor).selector, labels));
      const endpoints = itemsOf(specOf(monitor).podMetricsEndpoints);
      return faultsOf(monitor, pods.length, endpoints, pods.flatMap(containerPorts));
    }),
  broken: [
    [
      'other labels',
      patch('PodMonitor', 'api', JsonPatch.replace('/spec/selector/matchLabels/app', 'x')),
      /selects nothing/,
    ],
    [
      'another port',
      patch('PodMonitor', 'api', JsonPatch.replace('/spec/podMetricsEndpoints/0/port', 'x')),
      /asks port x/,
    ],
    ['its own namespace', patch('PodMonitor', 'api', JsonPatch.remove('/spec/namespaceSelector')), /selects nothing/],
    [
      'no pods that it leaves in',
      patch(
        'PodMonitor',
        'envoy-stats-monitor',
        JsonPatch.replace('/spec/selector/matchExpressions/0/operator', 'Exists'),
      ),
      /envoy-stats-monitor selects nothing/,
    ],
  ],
};

/** Whether a monitor looks into a namespace: by default into its own. */
function sees(monitor: Manifest, namespace: string | undefined): boolean {
  const { any, matchNames } = fieldsOf(specOf(monitor).namespaceSelector);
  const named = textsOf(matchNames);
  if (any === true) return true;
  return named.length > 0 ? named.includes(namespace ?? '') : namespace === monitor.metadata.namespace;
}

/** An endpoint without a port takes the address that relabelling makes. */
function faultsOf(
  monitor: Manifest,
  selected: number,
  endpoints: readonly Fields[],
  ports: readonly Fields[],
): readonly string[] {
  if (selected === 0) return [`${nameOf(monitor)} selects nothing`];
  return endpoints
    .filter(({ port }) => port !== undefined && !ports.some(({ name }) => name === port))
    .map(({ port }) => `${nameOf(monitor)} asks port ${String(port)}`);
}

export const MONITOR_NEEDS: readonly Need[] = [asksServices, asksPods];
