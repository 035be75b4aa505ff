import type { ClusterFacts } from '../../model/facts';
import type { Fleet } from '../../model/fleet';
import { peerGateway } from '../../resources/gateway/peer';
import type { Part } from '../../resources/part';
import { MeshComponent } from '../component';

/** How a cluster knows the gateways of the clusters it calls: one Gateway for each. */
export class Peers extends MeshComponent {
  render(cluster: ClusterFacts, fleet: Fleet): readonly Part[] {
    const manifests = fleet.peersOf(cluster.name).flatMap((peer) => {
      const gateway = fleet.gatewayOf(peer.name);
      return gateway ? [peerGateway(cluster, peer.name, gateway.address)] : [];
    });
    const prerequisites = fleet.pendingPeersOf(cluster.name).map((peer) => withheld(cluster, peer, fleet));
    return [this.part('config', manifests, { prerequisites })];
  }
}

/** What is not written because a gateway has no address yet. */
function withheld(cluster: ClusterFacts, peer: ClusterFacts, fleet: Fleet): string {
  const hosts = fleet
    .knownTo(cluster.name)
    .filter((entry) => entry.exportedBy.includes(peer.name))
    .map((entry) => entry.host);
  return `The gateway of "${peer.name}" gets an address; withheld until then: its Gateway and its endpoints of ${hosts.join(', ')}`;
}
