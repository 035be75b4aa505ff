import { memoizedWeakly, mergeByCluster, sortedByName } from '../collections';
import type { ClusterFacts } from '../facts/cluster';
import type { EntryFacts } from '../facts/entry';
import type { Fleet } from '../fleet/fleet';
import { compare } from '../problems/problem';

/**
 * Bytes that one port of a host adds to the configuration of a sidecar: the Envoy cluster and, for HTTP,
 * its virtual host, for TCP, its listener. Measured as JSON of config_dump, with Istio 1.31.
 */
const BYTES_PER_CLUSTER = 3_200;

/** Bytes that one more endpoint of an Envoy cluster adds, measured as JSON of config_dump. */
const BYTES_PER_ENDPOINT = 400;

/** Means every namespace. */
export const EVERYWHERE = '*';

/** What the mesh adds to each sidecar of a namespace. */
export interface SidecarSize {
  /** `*`: every namespace that has no row of its own. */
  readonly namespace: string;
  /** Mesh-wide hosts that its sidecars learn. */
  readonly hosts: number;
  /** One for each port of a host. */
  readonly envoyClusters: number;
  /** Gateway addresses of other exporters, and one for all pods of the own cluster, for each port. */
  readonly endpoints: number;
  /** Estimate of the configuration. */
  readonly bytes: number;
  /** Where the namespace is: clusters of this program, at least one, sorted. */
  readonly clusters: readonly string[];
}

/** For people: rounded up to two decimal places. */
export function inMebibytes(bytes: number): string {
  return `${Math.ceil((bytes / 2 ** 20) * 100) / 100} MiB`;
}

/**
 * Rows for all clusters of this program, sorted by namespace and first cluster. A rule and the report ask for those of one
 * fleet.
 */
export const sidecarSizes: (fleet: Fleet) => readonly SidecarSize[] = memoizedWeakly((fleet: Fleet) =>
  mergeByCluster(sizes(fleet)).toSorted((a, b) => compare(a.namespace, b.namespace)),
);

/** Cluster by cluster. The size of every namespace includes the hosts that all namespaces learn. */
function* sizes(fleet: Fleet): Generator<readonly [string, Size]> {
  for (const cluster of sortedByName(fleet.clusters)) {
    const counts = countsIn(cluster, fleet);
    const everywhere = counts.get(EVERYWHERE) ?? NOTHING;
    for (const [namespace, own] of counts) {
      const count = namespace === EVERYWHERE ? own : sum(own, everywhere);
      const bytes = count.envoyClusters * BYTES_PER_CLUSTER + count.endpoints * BYTES_PER_ENDPOINT;
      yield [cluster.name, { namespace, ...count, bytes }];
    }
  }
}

/** By namespace. `*` has the hosts that every namespace learns, which are not repeated elsewhere. */
function countsIn(cluster: ClusterFacts, fleet: Fleet): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  for (const entry of fleet.knownTo(cluster.name)) {
    if (fleet.isWithheld(entry, cluster.name)) continue;
    const count = countOf(entry, cluster, fleet);
    for (const namespace of learners(entry, cluster))
      counts.set(namespace, sum(counts.get(namespace) ?? NOTHING, count));
  }
  return counts;
}

type Size = Omit<SidecarSize, 'clusters'>;

type Count = Pick<SidecarSize, 'hosts' | 'envoyClusters' | 'endpoints'>;

const NOTHING: Count = { hosts: 0, envoyClusters: 0, endpoints: 0 };

/** Namespaces to which a host is exported in a cluster: those of its callers, and its own where it runs. */
function learners({ callers, exportedBy, service }: EntryFacts, { name }: ClusterFacts): ReadonlySet<string> {
  if (callers === undefined) return new Set([EVERYWHERE]);
  return new Set([
    ...callers.map(({ namespace }) => namespace),
    ...(exportedBy.includes(name) ? [service.namespace] : []),
  ]);
}

function countOf(entry: EntryFacts, { name }: ClusterFacts, fleet: Fleet): Count {
  const remote = fleet.remoteExporters(entry, name).flatMap((peer) => fleet.addressesOf(peer.name));
  const addresses = remote.reduce((total, { values }) => total + values.length, 0);
  const places = addresses + (entry.exportedBy.includes(name) ? 1 : 0);
  const ports = entry.service.ports.length;
  return { hosts: 1, envoyClusters: ports, endpoints: ports * places };
}

function sum(a: Count, b: Count): Count {
  return {
    hosts: a.hosts + b.hosts,
    envoyClusters: a.envoyClusters + b.envoyClusters,
    endpoints: a.endpoints + b.endpoints,
  };
}
