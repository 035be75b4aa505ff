import fc from 'fast-check';
import type {
  CallerDescription,
  ClusterDescription,
  Description,
  EntryDescription,
  GatewayDescription,
  ServiceDescription,
  WorkloadDescription,
} from './description';
import { HOSTILE, HOSTILE_NUMBERS } from './names';
import { FLEET_FAULTS } from './fleet-faults';
import { pick } from './random';

/** One thing that somebody got wrong, or at least did otherwise than others. */
export interface Fault {
  readonly kind: string;
  /** Which of the clusters, entries and so on. */
  readonly at: number;
  readonly text: string;
  readonly number: number;
}

/** Changes what it is given. */
type Change<Target> = (target: Target, fault: Fault) => void;
type Changes<Target> = Readonly<Record<string, Change<Target>>>;

const CLUSTER: Changes<ClusterDescription> = {
  'cluster id': (cluster, { text }) => (cluster.id = text),
  network: (cluster, { text }) => (cluster.network = text),
  region: (cluster, { text }) => (cluster.region = text),
  'istio version': (cluster, { text, number }) =>
    (cluster.istio = { kind: 'existing', dnsCapture: true, version: number % 2 === 0 ? text : '1.25.0' }),
  'istio namespace': (cluster, { text }) =>
    (cluster.istio = { kind: 'existing', dnsCapture: true, version: '1.30.0', namespace: text }),
  'istio revision': (cluster, { text }) =>
    (cluster.istio = { kind: 'existing', dnsCapture: true, version: '1.30.0', revision: text }),
  'dns capture': (cluster) => (cluster.istio = { kind: 'managed', dnsCapture: false }),
  'out of rotation': (cluster) => (cluster.inRotation = false),
  'no gateway': (cluster) => (cluster.gateways = []),
  'gateway twice': (cluster) => cluster.gateways.push(...cluster.gateways.slice(0, 1)),
  'namespace name': (cluster, { text }) => cluster.namespaces.push({ name: text }),
  'namespace twice': (cluster) => cluster.namespaces.push(...cluster.namespaces.slice(0, 1)),
  'namespace label': (cluster, { text }) =>
    cluster.namespaces.push({ name: 'labelled', labels: { [text]: 'a', team: text } }),
  egress: (cluster, { text }) => cluster.namespaces.push({ name: 'caller', egress: [text] }),
  'egress twice': (cluster) => cluster.namespaces.push({ name: 'caller', egress: ['shop', 'shop'] }),
  'chart id': (cluster, { text }) => {
    cluster.objects.push({ ...OBJECT, chart: text });
  },
  'object id': (cluster, { text }) => cluster.objects.push({ ...OBJECT, id: text }),
  'object name': (cluster, { text }) => cluster.objects.push({ ...OBJECT, name: text }),
  'object namespace': (cluster, { text }) => cluster.objects.push({ ...OBJECT, namespace: text }),
  'object without namespace': (cluster) => cluster.objects.push({ ...OBJECT, namespace: undefined }),
  'object kind': (cluster, { text }) => cluster.objects.push({ ...OBJECT, kind: text }),
  'object version': (cluster, { text }) => cluster.objects.push({ ...OBJECT, apiVersion: text }),
  'object label': (cluster, { text }) => cluster.objects.push({ ...OBJECT, labels: { [text]: text } }),
  'object twice': (cluster) => cluster.objects.push({ ...OBJECT, id: 'a' }, { ...OBJECT, id: 'b' }),
  'object of ours': (cluster) =>
    cluster.objects.push({ ...OBJECT, kind: 'Service', name: 'istio-eastwestgateway', namespace: 'istio-eastwest' }),
  'patch target': (cluster, { text }) => cluster.patches.push({ ...PATCH, name: text }),
  'patch path': (cluster, { text }) => cluster.patches.push({ ...PATCH, path: text }),
  'patch component': (cluster, { text }) => cluster.patches.push({ ...PATCH, component: text }),
};

const OBJECT = { id: 'extra', apiVersion: 'v1', kind: 'ConfigMap', name: 'extra', namespace: 'shop', data: {} };
const PATCH = {
  component: 'eastwest',
  kind: 'Deployment',
  name: 'istio-eastwestgateway',
  path: '/spec/revisionHistoryLimit',
  value: '3',
};

const GATEWAY: Changes<GatewayDescription> = {
  'gateway id': (gateway, { text }) => (gateway.id = text),
  'gateway hostname': (gateway, { text }) => (gateway.address = { kind: 'hostname', values: [text] }),
  'gateway external name': (gateway, { text }) => (gateway.address = { kind: 'externalDns', values: [text] }),
  'gateway ip': (gateway, { text }) => (gateway.address = { kind: 'ips', values: [text] }),
  'gateway ips twice': (gateway) => (gateway.address = { kind: 'ips', values: ['2001:db8::1', '2001:DB8:0::1'] }),
  'gateway without ip': (gateway) => (gateway.address = { kind: 'ips', values: [] }),
  'gateway pending': (gateway) => (gateway.address = { kind: 'pending', values: [] }),
  'same address': (gateway) => (gateway.address = { kind: 'hostname', values: ['gateway-0.c0.example.com'] }),
  replicas: (gateway, { number }) => (gateway.minReplicas = number),
  'most replicas': (gateway, { number }) => (gateway.maxReplicas = number),
  'traffic policy': (gateway, { text, number }) =>
    (gateway.externalTrafficPolicy = number % 2 === 0 ? 'Local' : (text as 'Local')),
  annotation: (gateway, { text }) => (gateway.serviceAnnotations = { 'example.com/free': text }),
  'annotation key': (gateway, { text }) => (gateway.serviceAnnotations = { [text]: 'a' }),
  'source range': (gateway, { text }) => (gateway.loadBalancerSourceRanges = [text]),
  'load balancer class': (gateway, { text }) => (gateway.loadBalancerClass = text),
};

const WORKLOAD: Changes<WorkloadDescription> = {
  'workload of other labels': (workload) => (workload.selector = { app: 'other' }),
  'workload of another account': (workload, { text }) => (workload.serviceAccount = text),
  'workload of another canonical name': (workload) =>
    (workload.labels = { 'service.istio.io/canonical-name': 'other' }),
  'workload without a sidecar': (workload) => (workload.labels = { 'sidecar.istio.io/inject': 'false' }),
  'workload of another port': (workload, { number }) =>
    (workload.ports = [{ name: 'http', port: 80, targetPort: number }]),
};

const SERVICE: Changes<ServiceDescription> = {
  'service name': (service, { text }) => (service.name = text),
  'service namespace': (service, { text }) => (service.namespace = text),
  'service account': (service, { text }) => (service.serviceAccount = text),
  'selector key': (service, { text }) => (service.selector = { ...service.selector, [text]: 'a' }),
  'selector value': (service, { text }) => (service.selector = { app: text }),
  'no selector': (service) => (service.selector = {}),
  'canonical selector': (service) => (service.selector = { 'service.istio.io/canonical-name': 'echo' }),
  'canonical name': (service, { text }) => (service.canonicalName = text),
  'no port': (service) => (service.ports = []),
  'port twice': (service) => service.ports.push(...service.ports.slice(0, 1)),
  'port name': (service, { text, number }) => service.ports.push({ name: text, port: number }),
  'port number': (service, { number }) => service.ports.push({ name: 'extra', port: number }),
  'target port': (service, { number }) => service.ports.push({ name: 'extra', port: 1234, targetPort: number }),
  'port protocol': (service, { text }) => service.ports.push({ name: 'x', port: 1, protocol: text as 'TCP' }),
  'udp port': (service) => service.ports.push({ name: 'udp-dns', port: 53 }),
};

const ENTRY: Changes<EntryDescription> = {
  'entry id': (entry, { text }) => (entry.id = text),
  host: (entry, { text }) => (entry.host = text),
  'host with text': (entry, { text }) => (entry.host = `${text}.mesh.local`),
  'other exporters': (entry) => (entry.exportedBy = [...entry.exportedBy].reverse()),
  'one exporter': (entry) => (entry.exportedBy = [0]),
  'no exporter': (entry) => (entry.exportedBy = []),
  'exporter twice': (entry) => entry.exportedBy.push(...entry.exportedBy.slice(0, 1)),
  'no importer': (entry) => (entry.importedBy = []),
  'importer twice': (entry) => (entry.importedBy = [0, 0]),
  'no caller': (entry) => (entry.callers = []),
  'callers in one entry': (entry) => (entry.callers = entry.callers === undefined ? [CALLER] : undefined),
  'caller namespace': (entry, { text }) => (entry.callers = [...(entry.callers ?? []), { ...CALLER, namespace: text }]),
  'caller account': (entry, { text }) =>
    (entry.callers = [...(entry.callers ?? []), { ...CALLER, serviceAccount: text }]),
  'caller twice': (entry) => (entry.callers = [CALLER, CALLER]),
  'another order': (entry) => (entry.routing = { type: 'ordered', order: [...entry.exportedBy] }),
  'order of strangers': (entry, { number }) => (entry.routing = { type: 'ordered', order: [0, number] }),
  'order twice': (entry) => (entry.routing = { type: 'ordered', order: [...entry.exportedBy, ...entry.exportedBy] }),
  standby: (entry, { number }) => (entry.routing = { type: 'activeStandby', active: 0, standby: number }),
  weight: (entry, { number }) =>
    (entry.routing = { type: 'weighted', weights: entry.exportedBy.map((cluster) => ({ cluster, weight: number })) }),
  address: (entry, { text }) => (entry.address = text),
  'address like a host': (entry) => (entry.address = '::ffff:240.10.0.1'),
  'global name': (entry) => (entry.globalServiceName = true),
};

const CALLER: CallerDescription = { namespace: 'frontend', serviceAccount: 'frontend' };

/** Every kind of fault, and how it changes a description. */
const FAULTS: Readonly<Record<string, (fleet: Description, fault: Fault) => void>> = {
  ...of(CLUSTER, ({ clusters }) => clusters),
  ...of(GATEWAY, ({ clusters }) => clusters.flatMap(({ gateways }) => gateways)),
  ...of(WORKLOAD, ({ clusters }) => clusters.flatMap(({ workloads }) => workloads)),
  ...of(SERVICE, ({ services }) => services),
  ...of(ENTRY, ({ entries }) => entries),
  ...FLEET_FAULTS,
};

function of<Target>(changes: Changes<Target>, targets: (fleet: Description) => readonly Target[]): typeof FAULTS {
  return Object.fromEntries(
    Object.entries(changes).map(([kind, change]) => [
      kind,
      (fleet: Description, fault: Fault) => {
        const all = targets(fleet);
        if (all.length > 0) change(pick(all, fault.at), fault);
      },
    ]),
  );
}

/** None is the most frequent number of faults. */
export const faults: fc.Arbitrary<Fault[]> = fc.oneof(
  { arbitrary: fc.constant<Fault[]>([]), weight: 2 },
  {
    arbitrary: fc.array(
      fc.record({
        kind: fc.constantFrom(...Object.keys(FAULTS)),
        at: fc.nat(999),
        text: fc.constantFrom(...HOSTILE),
        number: fc.constantFrom(...HOSTILE_NUMBERS),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    weight: 3,
  },
);

/** A description with faults, one after the other. */
export function withFaults(fleet: Description, all: readonly Fault[]): Description {
  const changed = structuredClone(fleet);
  for (const fault of all) FAULTS[fault.kind]?.(changed, fault);
  return changed;
}
