import { distinct, groupByEach, memoized, sortedByPath } from '../collections';
import type { ClusterFacts, PeerFacts } from '../facts/cluster';
import type { DiscoveryFacts } from '../facts/discovery';
import type { EntryFacts } from '../facts/entry';
import type { AddressFacts, GatewayFacts } from '../facts/gateway';
import type { MeshFacts } from '../facts/mesh';
import type { NamespaceFacts } from '../facts/namespace';
import type { ObservabilityFacts } from '../facts/observability';
import type { PropFaultFacts } from '../facts/prop-fault';
import type { ReportedClusterFacts } from '../facts/cluster-from-report';
import type { ServiceFacts } from '../facts/service';
import type { TreeFacts } from '../facts/tree';
import { adoptedEntries } from './adopted-entries';
import { othersOf, withImporters } from './declared';
import type { Declared } from './declared';
import { exportedServices, serviceIn } from './exported-service';
import type { ExportedService } from './exported-service';
import { ReportedHosts } from './reported-hosts';
import { withoutShare } from './routing';

/** The whole mesh: immutable, and sorted by construct path, so that the order of declaration does not matter. */
export class Fleet {
  readonly mesh: MeshFacts;
  /** Clusters that this program writes. */
  readonly clusters: readonly ClusterFacts[];
  /** Clusters that other repositories write. */
  readonly reported: readonly ReportedClusterFacts[];
  readonly namespaces: readonly NamespaceFacts[];
  readonly gateways: readonly GatewayFacts[];
  /** Entries that this program declares. */
  readonly entries: readonly EntryFacts[];
  /** Entries that only other repositories declare, each host once. */
  readonly adopted: readonly EntryFacts[];
  readonly discoveries: readonly DiscoveryFacts[];
  readonly observability: readonly ObservabilityFacts[];
  /** Unreadable props of constructs; the facts contain placeholders for them, or nothing. */
  readonly propFaults: readonly PropFaultFacts[];
  readonly tree: TreeFacts;

  readonly #clusters: ReadonlyMap<string, ClusterFacts>;
  readonly #peers: ReadonlyMap<string, PeerFacts>;
  readonly #addresses: ReadonlyMap<string, readonly AddressFacts[]>;
  readonly #offers: ReportedHosts;
  readonly #gateways: ReadonlyMap<string, readonly GatewayFacts[]>;
  readonly #namespaces: ReadonlyMap<string, readonly NamespaceFacts[]>;
  readonly #entries: ReadonlyMap<string, EntryFacts>;
  readonly #exports: ReadonlyMap<string, readonly EntryFacts[]>;
  readonly #imports: ReadonlyMap<string, readonly EntryFacts[]>;
  readonly #services: ReadonlyMap<string, ExportedService>;
  /** Exporters of an entry that take calls from others, sorted by name. Every cluster asks for them. */
  readonly #takersOf = memoized((entry: EntryFacts) => {
    const without = withoutShare(entry.routing);
    return this.#named(entry.exportedBy).filter(({ name }) => this.takesCalls(name) && !without.has(name));
  });

  constructor(declared: Declared) {
    this.mesh = declared.mesh;
    this.clusters = sortedByPath(declared.clusters);
    this.reported = sortedByPath(declared.reported);
    this.namespaces = sortedByPath(declared.namespaces);
    this.gateways = sortedByPath(declared.gateways);
    const peers = [...this.clusters, ...this.reported];
    const everywhere = peers.map((cluster) => cluster.name);
    this.entries = sortedByPath(declared.entries).map((entry) => withImporters(entry, everywhere));
    this.adopted = adoptedEntries(this.entries, this.reported);
    this.discoveries = sortedByPath(declared.discoveries);
    this.observability = sortedByPath(declared.observability);
    this.propFaults = sortedByPath(declared.propFaults);
    this.tree = declared.tree;
    this.#clusters = new Map(this.clusters.map((cluster) => [cluster.name, cluster]));
    this.#peers = new Map(peers.map((cluster) => [cluster.name, cluster]));
    this.#offers = new ReportedHosts(this.entries, this.reported);
    this.#gateways = groupByEach(this.gateways, (gateway) => [gateway.cluster]);
    this.#addresses = new Map([
      ...this.reported.map(({ name, addresses }) => [name, addresses] as const),
      ...[...this.#gateways].map(([name, gateways]) => [name, gateways.map(({ address }) => address)] as const),
    ]);
    this.#namespaces = groupByEach(this.namespaces, (namespace) => [namespace.cluster]);
    const known = [...this.entries, ...this.adopted];
    this.#entries = new Map(known.map((entry) => [entry.path, entry]));
    this.#exports = groupByEach(this.entries, (entry) => entry.exportedBy);
    this.#imports = groupByEach(known, (entry) => entry.importedBy.filter((name) => !entry.exportedBy.includes(name)));
    this.#services = exportedServices(this.entries);
  }

  /** The cluster of a name, if this program writes it. */
  cluster(name: string): ClusterFacts | undefined {
    return this.#clusters.get(name);
  }

  /** The cluster of a name, whoever writes it. */
  peer(name: string): PeerFacts | undefined {
    return this.#peers.get(name);
  }

  /** Gateways of a cluster that this program writes, sorted by path. */
  gatewaysOf(cluster: string): readonly GatewayFacts[] {
    return this.#gateways.get(cluster) ?? [];
  }

  /** Addresses of a cluster's gateways; those that are not known yet are left out. */
  addressesOf(cluster: string): readonly AddressFacts[] {
    return (this.#addresses.get(cluster) ?? []).filter(({ type }) => type !== 'Pending');
  }

  /** Namespaces that `addNamespace` wrote down for a cluster. */
  namespacesOf(cluster: string): readonly NamespaceFacts[] {
    return this.#namespaces.get(cluster) ?? [];
  }

  /** The entry that was declared at a construct path. */
  entry(path: string): EntryFacts | undefined {
    return this.#entries.get(path);
  }

  /** Entries whose service runs in this cluster. */
  exportsOf(cluster: string): readonly EntryFacts[] {
    return this.#exports.get(cluster) ?? [];
  }

  /** Entries that this cluster calls but does not run. */
  importsOf(cluster: string): readonly EntryFacts[] {
    return this.#imports.get(cluster) ?? [];
  }

  /** Entries that this cluster runs or calls. */
  knownTo(cluster: string): readonly EntryFacts[] {
    return [...this.exportsOf(cluster), ...this.importsOf(cluster)];
  }

  /** Other exporters of an entry that take calls from this cluster, sorted by name. */
  remoteExporters(entry: EntryFacts, cluster: string): readonly PeerFacts[] {
    return this.#takersOf(entry).filter(({ name }) => name !== cluster && this.#offers.has(name, entry, cluster));
  }

  /** Whether a cluster has no object of an entry, because it does not run the service and nobody takes its calls. */
  isWithheld(entry: EntryFacts, cluster: string): boolean {
    return !entry.exportedBy.includes(cluster) && this.remoteExporters(entry, cluster).length === 0;
  }

  /** Clusters whose gateway this cluster dials, sorted by name. */
  peersOf(cluster: string): readonly PeerFacts[] {
    return this.#named(
      this.knownTo(cluster).flatMap((entry) => this.remoteExporters(entry, cluster).map(({ name }) => name)),
    );
  }

  /** Clusters whose gateway this cluster would dial if it had an address already, sorted by name. */
  pendingPeersOf(cluster: string): readonly PeerFacts[] {
    const exporters = this.knownTo(cluster).flatMap((entry) => this.#others(entry, cluster).map(({ name }) => name));
    return this.#named(exporters).filter(({ name, inRotation }) => inRotation && this.isPending(name));
  }

  /** Whether every gateway of a cluster waits for its address. */
  isPending(cluster: string): boolean {
    return (this.#addresses.get(cluster) ?? []).length > 0 && this.addressesOf(cluster).length === 0;
  }

  /** Whether other clusters may send calls to this one. */
  takesCalls(cluster: string): boolean {
    return this.peer(cluster)?.inRotation === true && !this.isPending(cluster);
  }

  /** Entries that other clusters call in this one: what its gateway exposes. */
  exposedBy(cluster: string): readonly EntryFacts[] {
    return this.exportsOf(cluster).filter((entry) => this.isExposed(entry, cluster));
  }

  /** Whether clusters other than this one know an entry. */
  isExposed(entry: EntryFacts, cluster: string): boolean {
    return othersOf(entry, cluster).length > 0;
  }

  /** Clusters that dial this cluster's gateway, sorted by name. */
  diallersOf(cluster: string): readonly PeerFacts[] {
    return this.#named(this.exportsOf(cluster).flatMap((entry) => othersOf(entry, cluster)));
  }

  /** A Service that this cluster exports, with all its entries. */
  exportedService(cluster: string, service: ServiceFacts): ExportedService | undefined {
    return this.#services.get(serviceIn(cluster, service));
  }

  /** Clusters whose endpoints this one's istiod reads, sorted by name. */
  discoveredBy(cluster: string): readonly ClusterFacts[] {
    const names = this.discoveries
      .filter(({ clusters }) => clusters.includes(cluster))
      .flatMap((each) => each.clusters);
    return this.#named(names.filter((name) => name !== cluster)).flatMap(({ name }) => this.cluster(name) ?? []);
  }

  #others(entry: EntryFacts, cluster: string): readonly PeerFacts[] {
    return this.#named(entry.exportedBy.filter((name) => name !== cluster));
  }

  #named(names: readonly string[]): readonly PeerFacts[] {
    return distinct(names).flatMap((name) => this.#peers.get(name) ?? []);
  }
}
