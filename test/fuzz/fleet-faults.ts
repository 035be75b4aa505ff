import type { Description, Mangling } from './description';
import type { Fault } from './faults';

const ARGO_CD = {
  kind: 'argoCd' as const,
  repoUrl: 'https://git.example.com/platform/mesh.git',
  topology: 'hub' as const,
  rings: [],
  destinations: {},
  path: 'dist',
  applications: [],
  syncWindows: [],
};

/** Faults of the fleet as a whole. */
export const FLEET_FAULTS: Readonly<Record<string, (fleet: Description, fault: Fault) => void>> = {
  'mesh id': (fleet, { text }) => (fleet.meshId = text),
  'trust domain': (fleet, { text }) => (fleet.trustDomain = text),
  'no cluster': (fleet) => {
    fleet.clusters = [];
    fleet.entries = [];
    fleet.discoveries = [];
    fleet.other = { ...fleet.other, clusters: [], entries: [] };
  },
  'cluster twice': (fleet) => {
    const [first, second] = fleet.clusters;
    if (first && second) second.id = first.id;
  },
  'cluster like an application': (fleet, { text }) => {
    const [first, second] = fleet.clusters;
    if (first && second) second.id = `${first.id}-${text.length % 2 === 0 ? 'config' : 'istiod'}`;
  },
  'network of a peer': (fleet) => {
    const [first, second] = fleet.clusters;
    if (first && second) second.network = `peer-${first.id}`;
  },
  'repository url': (fleet, { text }) => {
    fleet.delivery = { ...ARGO_CD, repoUrl: text };
  },
  'path in the repository': (fleet, { text }) => (fleet.delivery.path = text),
  'flux source': (fleet, { text }) => (fleet.delivery = { kind: 'flux', path: 'dist', source: text }),
  'destination by name': (fleet, { text, number }) => {
    const id = fleet.clusters[number % 2]?.id ?? text;
    fleet.delivery = { ...ARGO_CD, destinations: { [id]: { name: text } } };
  },
  'destination by server': (fleet, { text }) => {
    fleet.delivery = { ...ARGO_CD, destinations: { [fleet.clusters[0]?.id ?? text]: { server: text } } };
  },
  'destination of a stranger': (fleet, { text }) => {
    fleet.delivery = { ...ARGO_CD, destinations: { [text]: { name: 'prod' } } };
  },
  'name of an Application': (fleet, { text }) => {
    fleet.delivery = { ...ARGO_CD, applications: [{ names: [text], automated: false }] };
  },
  'key of an annotation': (fleet, { text }) => {
    fleet.delivery = { ...ARGO_CD, applications: [{ annotations: { [text]: 'note' } }] };
  },
  'schedule of a sync window': (fleet, { text }) => {
    fleet.delivery = { ...ARGO_CD, syncWindows: [{ kind: 'deny', schedule: text, duration: '1h' }] };
  },
  ring: (fleet, { text }) => {
    if (fleet.delivery.kind === 'argoCd') fleet.delivery.rings = [...fleet.delivery.rings, [text]];
  },
  'key prefix': (fleet, { text, number }) => {
    const [discovery] = fleet.discoveries;
    if (!discovery) return;
    discovery.keyPrefix = text;
    if (number % 2 === 0) discovery.storeKind = 'SecretStore';
  },
  'host twice': (fleet) => {
    const [first, second] = fleet.entries;
    if (first && second) second.host = first.host;
  },
  'id twice': (fleet) => {
    const [first, second] = fleet.entries;
    if (first && second) second.id = first.id;
  },
  'address twice': (fleet) => {
    for (const entry of fleet.entries) entry.address = '240.10.0.9';
  },
  'host of the other program': (fleet) => {
    const [first] = fleet.entries;
    const [other] = fleet.other.entries;
    if (first && other) first.host = other.host;
  },
  'id of the other program': (fleet) => {
    const [first] = fleet.entries;
    const [other] = fleet.other.entries;
    if (first && other) other.id = first.id;
  },
  'same service twice': (fleet) => {
    const [first, second] = fleet.services;
    if (first && second) [second.name, second.namespace] = [first.name, first.namespace];
  },
  'same namespace': (fleet) => {
    for (const service of fleet.services) service.namespace = 'shop';
  },
  'same pods': (fleet) => {
    const [first, second] = fleet.services;
    if (first && second) [second.namespace, second.selector] = [first.namespace, first.selector];
  },
  'same canonical name': (fleet) => {
    const [first, second] = fleet.services;
    if (first === undefined || second === undefined) return;
    second.namespace = first.namespace;
    second.selector = { 'service.istio.io/canonical-name': first.selector.app ?? '' };
    for (const entry of fleet.entries) if (entry.service === 1) entry.exportedBy = entry.exportedBy.slice(0, 1);
  },
  'dashes and namespaces': (fleet) => {
    const [first, second] = fleet.services;
    if (first && second) {
      [first.namespace, first.name] = ['a', 'b-c'];
      [second.namespace, second.name] = ['a-b', 'c'];
    }
  },
  'entry like a service': (fleet) => {
    const [entry] = fleet.entries;
    const [service] = fleet.services;
    if (entry && service) entry.id = `${service.namespace}-${service.name}`;
  },
  'discovery of one': (fleet) => {
    if (fleet.clusters.length > 0) fleet.discoveries.push({ id: 'one', clusters: [0, 0], store: 'vault' });
  },
  'discovery twice': (fleet) => {
    if (fleet.clusters.length < 2) return;
    fleet.discoveries.push(
      { id: 'a', clusters: [0, 1], store: 'vault' },
      { id: 'b', clusters: [1, 0], store: 'vault' },
    );
  },
  'discovery store': (fleet, { text }) => {
    if (fleet.clusters.length > 1) fleet.discoveries.push({ id: 'a', clusters: [0, 1], store: text });
  },
  'discovery secret': (fleet, { text }) => {
    if (fleet.clusters.length > 1) fleet.discoveries.push({ id: 'a', clusters: [0, 1], mountedSecret: text });
  },
  'discovery id': (fleet, { text }) => {
    if (fleet.clusters.length > 1) fleet.discoveries.push({ id: text, clusters: [0, 1], store: 'vault' });
  },
  'two stacks': (fleet) => fleet.stacks.push('one', 'two'),
  'stack id': (fleet, { text }) => (fleet.stacks = [text]),
  'other program knows nothing of ours': (fleet) => (fleet.other.knowsOurs = 'none'),
  'other program knows one host of ours': (fleet) => (fleet.other.knowsOurs = 'first'),
  'report cut': (fleet, fault) => (fleet.other.mangled = mangling('cut', fault)),
  'report edited': (fleet, fault) => (fleet.other.mangled = mangling('replace', fault)),
  'report of a version': (fleet, fault) => (fleet.other.mangled = mangling('version', fault)),
  'report of a mesh': (fleet, fault) => (fleet.other.mangled = mangling('mesh', fault)),
  'field of the report': (fleet, fault) => (fleet.other.mangled = mangling('field', fault)),
};

function mangling(kind: Mangling['kind'], { at, text }: Fault): Mangling {
  return { kind, at, text };
}
