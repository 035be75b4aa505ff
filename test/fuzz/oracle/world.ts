import type { RoutingFacts } from '../../../lib';
import type { ClusterDescription, Description, EntryDescription, GatewayDescription } from '../description';

/**
 * What a description means, told without lib/model, for fleets that the rules accept: names are then
 * distinct, and a report can be read.
 */
export interface World {
  readonly trustDomain: string;
  /** Clusters of this program. */
  readonly clusters: readonly ClusterDescription[];
  readonly peers: ReadonlyMap<string, Peer>;
  /** Hosts of this program, then those that only the other one declares. */
  readonly hosts: readonly Host[];
  /** Pairs of clusters whose istiods read each other. */
  readonly discoveries: readonly (readonly [string, string])[];
}

interface Peer {
  readonly inRotation: boolean;
  readonly addresses: readonly Address[];
  /** Hosts that it runs by its report; undefined: whatever is declared here. */
  readonly offers: ReadonlySet<string> | undefined;
}

interface Address {
  readonly type: string;
  readonly values: readonly string[];
}

interface Service {
  readonly namespace: string;
  readonly name: string;
  readonly serviceAccount: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly { readonly port: number; readonly targetPort?: number }[];
  readonly canonicalName?: string | null;
}

export interface Host {
  readonly host: string;
  readonly ours: boolean;
  readonly service: Service;
  readonly exportedBy: readonly string[];
  readonly importedBy: readonly string[];
  readonly callers: readonly { readonly namespace: string; readonly serviceAccount: string }[] | null;
  /** Exporters that get no calls of this host. */
  readonly idle: readonly string[];
  readonly globalServiceName: boolean;
  readonly address: string | null;
}

interface Report {
  readonly clusters: readonly { readonly name: string; readonly inRotation: boolean; readonly addresses: Address[] }[];
  readonly hosts: readonly (Omit<Host, 'ours' | 'idle'> & { readonly routing: RoutingFacts })[];
}

export function worldOf(fleet: Description, reportText: string | undefined): World {
  const report = reportText === undefined ? { clusters: [], hosts: [] } : (JSON.parse(reportText) as Report);
  const names = [...fleet.clusters, ...fleet.other.clusters].map(({ id }) => id);
  const others = names.slice(fleet.clusters.length);
  const own = fleet.entries.map((entry) => ownHost(fleet, entry, names));
  const taken = new Set(own.map(({ host }) => host));
  const adopted = report.hosts
    .filter(({ host, exportedBy }) => !taken.has(host) && exportedBy.some((name) => others.includes(name)))
    .map(({ routing, ...host }) => ({ ...host, ours: false, idle: idleIn(routing) }));
  return {
    trustDomain: fleet.trustDomain,
    clusters: fleet.clusters,
    peers: new Map([
      ...fleet.clusters.map((cluster) => [cluster.id, ownPeer(cluster)] as const),
      ...others.map((name) => [name, otherPeer(report, name)] as const),
    ]),
    hosts: [...own, ...adopted],
    discoveries: fleet.discoveries.map(({ clusters: [a, b] }) => [names[a] ?? '', names[b] ?? '']),
  };
}

/** Exporters other than a cluster that its calls of a host go to. */
export function calledFrom({ peers, hosts }: World, cluster: string, called: Host): readonly string[] {
  const { exportedBy, idle } = called;
  // Where the caller runs the pods too, all their hosts have one endpoint for each other cluster.
  const together = exportedBy.includes(cluster)
    ? hosts.filter((each) => each === called || sharesPods(each, called))
    : [called];
  return exportedBy.filter((name) => {
    const peer = peers.get(name);
    if (name === cluster || peer === undefined || !peer.inRotation || idle.includes(name)) return false;
    const waits = peer.addresses.length > 0 && peer.addresses.every(({ type }) => type === 'Pending');
    return !waits && together.every(({ host }) => peer.offers?.has(host) !== false);
  });
}

/** Whether two hosts of several exporters select the same pods, by what the injector calls them. */
function sharesPods(a: Host, b: Host): boolean {
  const isShared = [a, b].every(({ ours, exportedBy }) => ours && exportedBy.length > 1);
  return isShared && a.service.namespace === b.service.namespace && canonicalNameOf(a) === canonicalNameOf(b);
}

function canonicalNameOf({ service: { canonicalName, selector, name } }: Host): string {
  const said = ['service.istio.io/canonical-name', 'app.kubernetes.io/name', 'app'].map((key) => selector[key]);
  return [canonicalName, ...said].find((each) => typeof each === 'string') ?? name;
}

/** Whether a cluster runs or may call a host. */
export function knows(cluster: string, { exportedBy, importedBy }: Host): boolean {
  return exportedBy.includes(cluster) || importedBy.includes(cluster);
}

function ownHost({ services }: Description, entry: EntryDescription, names: readonly string[]): Host {
  const named = (places: readonly number[]): string[] => places.map((place) => names[place] ?? '');
  const service = services[entry.service];
  if (service === undefined) throw new Error(`the description has no service ${entry.service}`);
  return {
    host: entry.host,
    ours: true,
    service,
    exportedBy: named(entry.exportedBy),
    importedBy: entry.importedBy === undefined ? names : named(entry.importedBy),
    callers: entry.callers ?? null,
    idle: named(idleIn(entry.routing)),
    globalServiceName: entry.globalServiceName,
    address: entry.address ?? null,
  };
}

function idleIn<Cluster>(routing: RoutingFacts<Cluster>): readonly Cluster[] {
  const weights = routing.type === 'weighted' ? routing.weights : [];
  return weights.filter(({ weight }) => weight === 0).map(({ cluster }) => cluster);
}

function ownPeer({ inRotation, gateways }: ClusterDescription): Peer {
  return { inRotation, addresses: gateways.map(addressOf), offers: undefined };
}

function addressOf({ address: { kind, values } }: GatewayDescription): Address {
  const types = { hostname: 'Hostname', externalDns: 'Hostname', ips: 'IPAddress', pending: 'Pending' };
  return { type: types[kind], values };
}

function otherPeer({ clusters, hosts }: Report, name: string): Peer {
  const { inRotation = false, addresses = [] } = clusters.find((cluster) => cluster.name === name) ?? {};
  const offers = hosts.filter(({ exportedBy }) => exportedBy.includes(name)).map(({ host }) => host);
  return { inRotation, addresses, offers: new Set(offers) };
}
