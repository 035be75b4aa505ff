import type { PeerFacts } from '../facts/cluster';
import type { EntryFacts } from '../facts/entry';
import type { Fleet } from './fleet';

/** Clusters that are equal; the next group answers when none of these works. */
type Tier = readonly PeerFacts[];

/** Most groups of remote exporters that istiod can keep apart (docs/failover.md). */
export const MAX_REMOTE_TIERS = 3;

/**
 * Remote exporters of an entry as a cluster uses them. Without an order or weights those in its own
 * region come first, as Istio has it.
 */
export function remoteTiers(fleet: Fleet, entry: EntryFacts, cluster: string): readonly Tier[] {
  const exporters = fleet.remoteExporters(entry, cluster);
  const rank = rankOf(entry, fleet.peer(cluster)?.region);
  const ranks = [...new Set(exporters.map(rank))].sort((a, b) => a - b);
  return ranks.map((each) => exporters.filter((exporter) => rank(exporter) === each));
}

function rankOf({ failoverOrder, weights }: EntryFacts, region: string | undefined): (exporter: PeerFacts) => number {
  if (failoverOrder.length > 0) {
    return ({ name }) => (failoverOrder.includes(name) ? failoverOrder.indexOf(name) : failoverOrder.length);
  }
  return weights.length > 0 ? () => 0 : (exporter) => (exporter.region === region ? 0 : 1);
}

/** The exporter that answers before a cluster's own pods: only where the order counts more than being near. */
export function activeAhead(fleet: Fleet, entry: EntryFacts, cluster: string): PeerFacts | undefined {
  const [active] = entry.failoverOrder;
  if (entry.localFirst || active === cluster || !entry.exportedBy.includes(cluster)) return undefined;
  return fleet.remoteExporters(entry, cluster).find(({ name }) => name === active);
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
export function stepsOf({ exportedBy, failoverOrder }: EntryFacts, cluster: string): number {
  const remote = [...new Set(exportedBy)].filter((name) => name !== cluster);
  const listed = remote.filter((name) => failoverOrder.includes(name)).length;
  return listed < remote.length ? listed + 1 : listed;
}
