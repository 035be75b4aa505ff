import type { PeerFacts } from '../facts/cluster';
import type { EntryFacts } from '../facts/entry';
import type { Fleet } from './fleet';
import { orderOf } from './routing';

/** Clusters that are equal; the next group answers when none of these works. */
type Tier = readonly PeerFacts[];

/** Most groups of remote exporters that istiod can keep apart (docs/failover.md). */
export const MAX_REMOTE_TIERS = 3;

/**
 * Remote exporters of an entry as a cluster uses them. Unless the entry says otherwise, those in its own
 * region come first, as in Istio.
 */
export function remoteTiers(fleet: Fleet, entry: EntryFacts, cluster: string): readonly Tier[] {
  const exporters = fleet.remoteExporters(entry, cluster);
  const rank = rankOf(entry, fleet.peer(cluster)?.region);
  const ranks = [...new Set(exporters.map(rank))].sort((a, b) => a - b);
  return ranks.map((each) => exporters.filter((exporter) => rank(exporter) === each));
}

function rankOf({ routing }: EntryFacts, region: string | undefined): (exporter: PeerFacts) => number {
  if (routing.type === 'weighted') return () => 0;
  if (routing.type === 'nearest') return (exporter) => (exporter.region === region ? 0 : 1);
  const order = orderOf(routing);
  return ({ name }) => (order.includes(name) ? order.indexOf(name) : order.length);
}

/** The exporter that answers before the pods of the cluster itself. Only a standby has one. */
export function activeAhead(fleet: Fleet, entry: EntryFacts, cluster: string): PeerFacts | undefined {
  const { routing, exportedBy } = entry;
  if (routing.type !== 'activeStandby' || !exportedBy.includes(cluster)) return undefined;
  return fleet.remoteExporters(entry, cluster).find(({ name }) => name === routing.active);
}

/** Who answers calls from a cluster: names in tiers, its own among them if it runs the service. */
export function answerOrder(fleet: Fleet, entry: EntryFacts, cluster: string): readonly (readonly string[])[] {
  const remote = remoteTiers(fleet, entry, cluster).map((tier) => tier.map(({ name }) => name));
  if (!entry.exportedBy.includes(cluster)) return remote;
  const ahead = activeAhead(fleet, entry, cluster);
  const [first = [], ...rest] = remote;
  return ahead === undefined ? [[cluster], ...remote] : [first, [cluster], ...rest];
}

/** How many remote steps the order of an entry has for callers in a cluster when all exporters take calls. */
export function stepsOf({ exportedBy, routing }: EntryFacts, cluster: string): number {
  const order = orderOf(routing);
  const remote = [...new Set(exportedBy)].filter((name) => name !== cluster);
  const listed = remote.filter((name) => order.includes(name)).length;
  return listed < remote.length ? listed + 1 : listed;
}
