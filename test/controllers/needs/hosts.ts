import { JsonPatch } from 'cdk8s';
import { selects } from '../../../lib/model/label-selector';
import { nameOf } from '../../../lib/resources/manifest';
import type { Manifest } from '../../../lib/resources/manifest';
import { fieldsOf, itemsOf, labelsOf, textsOf } from '../../../lib/resources/read/fields';
import { patch, without } from '../need';
import type { Need } from '../need';
import { podListens } from '../ports';
import { selectedBy, selectsEndpoint } from '../selection';
import { ofKind, specOf } from '../world';
import type { World } from '../world';

const ENTRY = 'networking.istio.io/ServiceEntry';
const RULE = 'networking.istio.io/DestinationRule';
const WORKLOAD = 'networking.istio.io/WorkloadEntry';
const GATEWAY = 'networking.istio.io/Gateway';

const hasEndpoints: Need = {
  title: 'a ServiceEntry has endpoints: its own, or what it selects in its namespace',
  kinds: [ENTRY],
  faults: (world) =>
    ofKind(world, ENTRY)
      .filter((entry) => {
        const labels = selectorOf(entry);
        const isSelecting = Object.keys(labels).length > 0;
        return isSelecting
          ? !selectsEndpoint(world, entry.metadata.namespace, labels)
          : itemsOf(specOf(entry).endpoints).length === 0;
      })
      .map((entry) => `${nameOf(entry)} has no endpoints`),
  broken: [
    [
      'other labels',
      patch('ServiceEntry', 'echo-mesh-local', JsonPatch.replace('/spec/workloadSelector/labels', { app: 'e' })),
      /echo\/echo-mesh-local has no endpoints/,
    ],
    ['no endpoints', patch('ServiceEntry', 'echo-eu-mesh-local', JsonPatch.replace('/spec/endpoints', [])), /echo-eu/],
  ],
};

const leadsToPorts: Need = {
  title: 'a ServiceEntry leads to a port of the pods that it selects',
  kinds: [ENTRY],
  faults: (world) =>
    ofKind(world, ENTRY).flatMap((entry) => {
      const labels = selectorOf(entry);
      if (Object.keys(labels).length === 0) return [];
      const pods = selectedBy(world, entry.metadata.namespace, { matchLabels: labels });
      return itemsOf(specOf(entry).ports)
        .map(({ number, targetPort = number }) => targetPort)
        .filter((port) => pods.length > 0 && !pods.some((workload) => podListens(workload, port)))
        .map((port) => `${nameOf(entry)} leads to port ${String(port)}`);
    }),
  broken: [
    [
      'another port',
      patch('ServiceEntry', 'echo-mesh-local', JsonPatch.replace('/spec/ports/0/targetPort', 80)),
      /leads to port 80/,
    ],
  ],
};

const belongsToHost: Need = {
  title: 'a WorkloadEntry is an endpoint of a host',
  kinds: [WORKLOAD],
  faults: (world) =>
    ofKind(world, WORKLOAD)
      .filter(
        (workload) =>
          !selectorsIn(world, workload.metadata.namespace).some((selector) => {
            return selects(selector, labelsOf(specOf(workload).labels));
          }),
      )
      .map((workload) => `${nameOf(workload)} is an endpoint of nothing`),
  broken: [
    ['other labels', patch('WorkloadEntry', 'echo-eu', JsonPatch.replace('/spec/labels', { app: 'e' })), /echo-eu/],
    [
      'another namespace',
      patch('WorkloadEntry', 'echo-eu', JsonPatch.replace('/metadata/namespace', 'shop')),
      /echo-eu/,
    ],
  ],
};

const rulesHost: Need = {
  title: 'a DestinationRule is about a host that its cluster knows',
  kinds: [RULE],
  faults: (world) =>
    ofKind(world, RULE)
      .filter((rule) => !hostsFor(world, rule.metadata.namespace).has(String(specOf(rule).host)))
      .map((rule) => `${nameOf(rule)} is about ${String(specOf(rule).host)}`),
  broken: [
    [
      'another host',
      patch('DestinationRule', 'echo-mesh-local', JsonPatch.replace('/spec/host', 'e.mesh.local')),
      /e\.mesh/,
    ],
    ['no ServiceEntry', without('ServiceEntry', 'echo-mesh-local'), /is about echo\.mesh\.local/],
    [
      'a Service of another namespace',
      patch('DestinationRule', 'api', JsonPatch.replace('/metadata/namespace', 'echo')),
      /api/,
    ],
  ],
};

const opensPods: Need = {
  title: 'an Istio Gateway selects pods of its own namespace, and ports on which they listen',
  kinds: [GATEWAY],
  faults: (world) =>
    ofKind(world, GATEWAY).flatMap((gateway) => {
      const { selector, servers } = specOf(gateway);
      const pods = selectedBy(world, gateway.metadata.namespace, { matchLabels: selector });
      if (pods.length === 0) return [`${nameOf(gateway)} selects no pods of its namespace`];
      return itemsOf(servers)
        .map(({ port }) => fieldsOf(port).number)
        .filter((port) => !pods.some((workload) => podListens(workload, port)))
        .map((port) => `${nameOf(gateway)} opens port ${String(port)}`);
    }),
  broken: [
    [
      'other labels',
      patch('Gateway', 'cross-network', JsonPatch.replace('/spec/selector/istio', 'gateway')),
      /selects no pods/,
    ],
    [
      'another namespace',
      patch('Gateway', 'cross-network', JsonPatch.replace('/metadata/namespace', 'echo')),
      /selects no pods/,
    ],
    ['no pods', without('Deployment', 'istio-eastwestgateway'), /selects no pods/],
    [
      'another port',
      patch('Gateway', 'cross-network', JsonPatch.replace('/spec/servers/0/port/number', 443)),
      /port 443/,
    ],
  ],
};

function selectorOf(entry: Manifest): Readonly<Record<string, string>> {
  return labelsOf(fieldsOf(specOf(entry).workloadSelector).labels);
}

/** What selects endpoints in a namespace. */
function selectorsIn(world: World, namespace: string | undefined): readonly Readonly<Record<string, string>>[] {
  const around = ofKind(world, ENTRY, 'Service').filter(({ metadata }) => metadata.namespace === namespace);
  return around.map((each) => (each.kind === 'Service' ? labelsOf(specOf(each).selector) : selectorOf(each)));
}

/** Every host that a cluster knows, as somebody in a namespace may call it. */
function hostsFor(world: World, namespace: string | undefined): ReadonlySet<string> {
  const entries = ofKind(world, ENTRY).flatMap((entry) => textsOf(specOf(entry).hosts));
  const services = ofKind(world, 'Service').flatMap(({ metadata }) => [
    `${metadata.name}.${metadata.namespace ?? ''}.svc.cluster.local`,
    ...(metadata.namespace === namespace ? [metadata.name] : []),
  ]);
  return new Set([...entries, ...services]);
}

export const HOST_NEEDS: readonly Need[] = [hasEndpoints, leadsToPorts, belongsToHost, rulesHost, opensPods];
