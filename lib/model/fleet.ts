import type {
  CallerFacts,
  ClusterFacts,
  EntryFacts,
  GatewayFacts,
  MeshFacts,
  NamespaceFacts,
  ObservabilityFacts,
  ServiceFacts,
  TreeFacts,
} from './facts';
import { serviceKey } from './names';
import { compare } from './problem';

/** Everything that was declared. */
export interface Declared {
  readonly mesh: MeshFacts;
  readonly clusters: readonly ClusterFacts[];
  readonly namespaces: readonly NamespaceFacts[];
  readonly gateways: readonly GatewayFacts[];
  readonly entries: readonly DeclaredEntry[];
  readonly observability: readonly ObservabilityFacts[];
  readonly tree: TreeFacts;
}

/** An entry as declared: without a list of importers it means every cluster, of which more may come. */
export type DeclaredEntry = Omit<EntryFacts, 'importedBy'> & { readonly importedBy: readonly string[] | undefined };

/** A Service that a cluster exports, with all that its entries say together. */
export interface ExportedService {
  /** The Service, as all entries describe it. */
  readonly service: ServiceFacts;
  /** At least one, sorted by path. */
  readonly entries: readonly EntryFacts[];
  /** Union of the entries' callers, sorted; undefined: anybody in the mesh. */
  readonly callers: readonly CallerFacts[] | undefined;
}

/** The whole mesh: immutable, sorted by construct path, so that the order of declaration is forgotten. */
export class Fleet {
  readonly mesh: MeshFacts;
  readonly clusters: readonly ClusterFacts[];
  readonly namespaces: readonly NamespaceFacts[];
  readonly gateways: readonly GatewayFacts[];
  readonly entries: readonly EntryFacts[];
  readonly observability: readonly ObservabilityFacts[];
  readonly tree: TreeFacts;

  readonly #clusters: ReadonlyMap<string, ClusterFacts>;
  readonly #gateways: ReadonlyMap<string, GatewayFacts>;
  readonly #namespaces: ReadonlyMap<string, readonly NamespaceFacts[]>;
  readonly #entries: ReadonlyMap<string, EntryFacts>;
  readonly #exports: ReadonlyMap<string, readonly EntryFacts[]>;
  readonly #imports: ReadonlyMap<string, readonly EntryFacts[]>;
  readonly #services: ReadonlyMap<string, ExportedService>;

  constructor(declared: Declared) {
    this.mesh = declared.mesh;
    this.clusters = sorted(declared.clusters);
    this.namespaces = sorted(declared.namespaces);
    this.gateways = sorted(declared.gateways);
    const everywhere = this.clusters.map((cluster) => cluster.name);
    this.entries = sorted(declared.entries).map((entry) => ({ ...entry, importedBy: entry.importedBy ?? everywhere }));
    this.observability = sorted(declared.observability);
    this.tree = declared.tree;
    this.#clusters = new Map(this.clusters.map((cluster) => [cluster.name, cluster]));
    // Reversed, so that of several gateways the first one counts.
    this.#gateways = new Map([...this.gateways].reverse().map((gateway) => [gateway.cluster, gateway]));
    this.#namespaces = groupByEach(this.namespaces, (namespace) => [namespace.cluster]);
    this.#entries = new Map(this.entries.map((entry) => [entry.path, entry]));
    this.#exports = groupByEach(this.entries, (entry) => entry.exportedBy);
    this.#imports = groupByEach(this.entries, (entry) =>
      entry.importedBy.filter((name) => !entry.exportedBy.includes(name)),
    );
    const byService = groupByEach(this.entries, (entry) =>
      entry.exportedBy.map((cluster) => serviceIn(cluster, entry.service)),
    );
    this.#services = new Map([...byService].map(([key, entries]) => [key, exportedService(entries)]));
  }

  /** The cluster of a name. */
  cluster(name: string): ClusterFacts | undefined {
    return this.#clusters.get(name);
  }

  /** The gateway of a cluster; rule one-gateway-per-cluster refuses a second one. */
  gatewayOf(cluster: string): GatewayFacts | undefined {
    return this.#gateways.get(cluster);
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

  /** Exporters of an entry other than this cluster that can be dialled, sorted by name: where its calls may leave to. */
  remoteExporters(entry: EntryFacts, cluster: string): readonly ClusterFacts[] {
    return this.#others(entry, cluster).filter(({ name }) => !this.isPending(name));
  }

  /** Clusters whose gateway this cluster dials, sorted by name. */
  peersOf(cluster: string): readonly ClusterFacts[] {
    return this.#allPeersOf(cluster).filter(({ name }) => !this.isPending(name));
  }

  /** Clusters whose gateway this cluster would dial if it had an address already, sorted by name. */
  pendingPeersOf(cluster: string): readonly ClusterFacts[] {
    return this.#allPeersOf(cluster).filter(({ name }) => this.isPending(name));
  }

  /** Entries that this cluster runs or calls. */
  knownTo(cluster: string): readonly EntryFacts[] {
    return [...this.exportsOf(cluster), ...this.importsOf(cluster)];
  }

  /** Whether the gateway of a cluster waits for its address. */
  isPending(cluster: string): boolean {
    return this.gatewayOf(cluster)?.address.type === 'Pending';
  }

  /** Entries that other clusters call in this one: what its gateway exposes. */
  exposedBy(cluster: string): readonly EntryFacts[] {
    return this.exportsOf(cluster).filter((entry) => othersOf(entry, cluster).length > 0);
  }

  /** Clusters that dial this cluster's gateway, sorted by name. */
  diallersOf(cluster: string): readonly ClusterFacts[] {
    return this.#named(this.exportsOf(cluster).flatMap((entry) => othersOf(entry, cluster)));
  }

  /** A Service that this cluster exports, with all its entries. */
  exportedService(cluster: string, service: ServiceFacts): ExportedService | undefined {
    return this.#services.get(serviceIn(cluster, service));
  }

  #others(entry: EntryFacts, cluster: string): readonly ClusterFacts[] {
    return this.#named(entry.exportedBy.filter((name) => name !== cluster));
  }

  #allPeersOf(cluster: string): readonly ClusterFacts[] {
    const exporters = this.knownTo(cluster).flatMap((entry) => entry.exportedBy);
    return this.#named(exporters.filter((name) => name !== cluster));
  }

  #named(names: readonly string[]): readonly ClusterFacts[] {
    return [...new Set(names)].sort(compare).flatMap((name) => this.#clusters.get(name) ?? []);
  }
}

/** Callers in a fixed order, each once. */
export function sortedCallers(callers: readonly CallerFacts[]): readonly CallerFacts[] {
  const byKey = new Map(callers.map((caller) => [`${caller.namespace}/${caller.serviceAccount}`, caller]));
  return [...byKey.keys()].sort(compare).flatMap((key) => byKey.get(key) ?? []);
}

/** Every cluster but one that knows an entry. */
function othersOf({ exportedBy, importedBy }: EntryFacts, cluster: string): readonly string[] {
  return [...exportedBy, ...importedBy].filter((name) => name !== cluster);
}

function serviceIn(cluster: string, service: ServiceFacts): string {
  return `${cluster}/${serviceKey(service)}`;
}

function exportedService(entries: readonly EntryFacts[]): ExportedService {
  const [first] = entries;
  if (first === undefined) throw new Error('an exported service has at least one entry');
  // callers-declared-once: either all entries of a service have callers or none has.
  const callers = entries.flatMap((entry) => entry.callers ?? []);
  return { service: first.service, entries, callers: first.callers && sortedCallers(callers) };
}

function sorted<Fact extends { readonly path: string }>(facts: readonly Fact[]): readonly Fact[] {
  return [...facts].sort((a, b) => compare(a.path, b.path));
}

function groupByEach<Item>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly string[],
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
