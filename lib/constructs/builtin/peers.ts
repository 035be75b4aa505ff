import type { ClusterFacts } from '../../model/facts';
import type { Fleet } from '../../model/fleet';
import { peerGateway } from '../../resources/gateway/peer';
import { part } from '../../resources/part';
import type { Part } from '../../resources/part';
import { MeshComponent } from '../component';

/** How a cluster knows the gateways of the clusters it calls: one Gateway for each. */
export class Peers extends MeshComponent {
  render(cluster: ClusterFacts, fleet: Fleet): readonly Part[] {
    const manifests = fleet.peersOf(cluster.name).flatMap((peer) => {
      const gateway = fleet.gatewayOf(peer.name);
      return gateway ? [peerGateway(peer.name, gateway.address)] : [];
    });
    return [part('config', this.node.id, cluster.path, manifests)];
  }
}
