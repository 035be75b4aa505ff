import { mergeByCluster, sortedByName } from '../collections';
import type { ClusterFacts } from '../facts/cluster';
import type { EntryFacts } from '../facts/entry';
import type { Fleet } from '../fleet/fleet';
import { knownHosts } from '../fleet/known-hosts';
import { nativeName } from '../names';
import { compare } from '../problems/problem';

/** Who resolves a name for workloads. */
export interface DnsAnswer {
  readonly host: string;
  /** Nobody: the name is withheld, because no cluster takes its calls yet. */
  readonly answeredBy: 'sidecar' | 'cluster DNS' | 'nobody';
  /** The address that the cluster's DNS must return; null: no setting is needed. */
  readonly address: string | null;
  /** Where it is asked: clusters of this program, at least one, sorted. */
  readonly clusters: readonly string[];
}

type Answer = Omit<DnsAnswer, 'clusters'>;

/** Every name that clusters of this program know because of the mesh, sorted by name and first cluster. */
export function dnsPlan(fleet: Fleet): readonly DnsAnswer[] {
  const hosts = knownHosts(fleet).flatMap(({ entry, clusters }) =>
    mergeByCluster(clusters.map((cluster) => [cluster.name, hostAnswer(entry, cluster, fleet)] as const)),
  );
  return [...hosts, ...mergeByCluster(nativeAnswers(fleet))].sort((a, b) => compare(a.host, b.host));
}

function hostAnswer(entry: EntryFacts, { name, istio }: ClusterFacts, fleet: Fleet): Answer {
  const { host, address = null } = entry;
  if (fleet.isWithheld(entry, name)) return { host, answeredBy: 'nobody', address: null };
  return istio.dnsCapture
    ? { host, answeredBy: 'sidecar', address: null }
    : { host, answeredBy: 'cluster DNS', address };
}

/** Services' own names, where they mean all exporters; every cluster that runs a Service knows its name anyway. */
function* nativeAnswers(fleet: Fleet): Generator<readonly [string, Answer]> {
  for (const { name } of sortedByName(fleet.clusters)) {
    const services = fleet.exportsOf(name).flatMap(({ service }) => fleet.exportedService(name, service) ?? []);
    const hosts = services.filter(({ globalName }) => globalName).map(({ service }) => nativeName(service));
    for (const host of new Set(hosts)) yield [name, { host, answeredBy: 'cluster DNS', address: null }];
  }
}
