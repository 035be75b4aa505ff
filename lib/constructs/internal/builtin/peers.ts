import type { ClusterFacts, PeerFacts } from '../../../model/facts/cluster';
import type { Fleet } from '../../../model/fleet/fleet';
import type { Part } from '../../../resources/component-part';
import { peerGateway } from '../../../resources/gateway/peer';
import { MeshComponent } from '../../mesh-component';
import { LIBRARY_RENDER, mark } from '../type-marks';

/** How a cluster knows the gateways of the clusters it calls: one Gateway for each cluster. */
export class Peers extends MeshComponent {
  static {
    mark(this.prototype, LIBRARY_RENDER);
  }

  render(cluster: ClusterFacts, fleet: Fleet): readonly Part[] {
    const manifests = fleet
      .peersOf(cluster.name)
      .map((peer) => peerGateway(cluster, peer, fleet.addressesOf(peer.name)));
    const prerequisites = fleet.pendingPeersOf(cluster.name).map((peer) => withheld(cluster, peer, fleet));
    return [this.part('config', manifests, { prerequisites })];
  }
}

/** Lists the hosts that a cluster lacks because a gateway has no address yet. */
function withheld(cluster: ClusterFacts, peer: PeerFacts, fleet: Fleet): string {
  const hosts = fleet
    .knownTo(cluster.name)
    .filter((entry) => entry.exportedBy.includes(peer.name))
    .map((entry) => entry.host);
  return `The gateway of "${peer.name}" gets an address; withheld until then: its Gateway and its endpoints of ${hosts.join(', ')}`;
}
