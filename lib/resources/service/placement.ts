import type { ClusterFacts, PeerFacts } from '../../model/facts/cluster';
import type { EntryFacts } from '../../model/facts/entry';
import { activeAhead, remoteTiers } from '../../model/fleet/answer-order';
import type { Fleet } from '../../model/fleet/fleet';
import { weightsOf } from '../../model/fleet/routing';
import { NETWORK_LABEL, peerNetwork } from '../../model/names';

/**
 * The places of remote exporters for istiod. It orders endpoints only by locality, so the order of an entry is
 * written as made-up localities for "first", "second" and "third" (docs/failover.md).
 */
export interface Placement {
  /** Remote exporters that take calls, sorted by name. */
  readonly exporters: readonly RemoteExporter[];
  /** Settings of the load balancer; empty: Istio's own order is right. */
  readonly loadBalancing: LoadBalancing;
}

/** A cluster that runs the service, with the endpoint that represents all its pods. */
export interface RemoteExporter {
  readonly name: string;
  readonly endpoint: Endpoint;
}

/** The common fields of ServiceEntry endpoints and WorkloadEntries (Istio reference, WorkloadEntry). */
interface Endpoint {
  readonly network: string;
  readonly locality: string;
  readonly weight?: number;
}

interface LoadBalancing {
  /** Labels that decide before everything else. */
  readonly failoverPriority?: string[];
  /** Which region is next. */
  readonly failover?: { from: string; to: string }[];
}

export function placementOf(entry: EntryFacts, cluster: ClusterFacts, fleet: Fleet): Placement {
  const exporters = fleet.remoteExporters(entry, cluster.name);
  const endpoint = endpoints(entry);
  const tiers = remoteTiers(fleet, entry, cluster.name);
  const ahead = activeAhead(fleet, entry, cluster.name);
  if (tiers.length < 2 && ahead === undefined && !mistakenForNear(exporters, entry, cluster)) {
    return { exporters: exporters.map((exporter) => endpoint(exporter, exporter.region)), loadBalancing: {} };
  }
  const places = standbyPlaces(cluster);
  return {
    exporters: exporters.map((exporter) =>
      endpoint(exporter, places[tiers.findIndex((tier) => tier.includes(exporter))] ?? exporter.region),
    ),
    loadBalancing: {
      // First the pods of the own network, in all zones, or those of the active cluster.
      failoverPriority: [ahead === undefined ? NETWORK_LABEL : `${NETWORK_LABEL}=${peerNetwork(ahead.name)}`],
      failover: [{ from: cluster.region, to: SECOND }],
    },
  };
}

/**
 * Whether istiod would prefer an exporter to others because of its region, or treat it like pods of the own cluster
 * in another zone.
 */
function mistakenForNear(exporters: readonly PeerFacts[], { exportedBy }: EntryFacts, cluster: ClusterFacts): boolean {
  const near = exporters.filter(({ region }) => region === cluster.region);
  return near.length > 0 && (exportedBy.includes(cluster.name) || near.length < exporters.length);
}

function endpoints({ routing }: EntryFacts): (exporter: PeerFacts, locality: string) => RemoteExporter {
  const shares = new Map(weightsOf(routing).map(({ cluster, weight }) => [cluster, weight]));
  return ({ name }, locality) => {
    const weight = shares.get(name);
    return { name, endpoint: { network: peerNetwork(name), locality, ...(weight !== undefined && { weight }) } };
  };
}

const SECOND = 'standby-2';

/** The caller's region with a zone that no node has, the region that `failover` names, and any other region. */
function standbyPlaces({ region }: ClusterFacts): readonly string[] {
  return [`${region}/standby-1`, SECOND, 'standby-3'];
}
