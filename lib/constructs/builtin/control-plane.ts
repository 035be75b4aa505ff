import type { ClusterFacts } from '../../model/facts';
import type { Fleet } from '../../model/fleet';
import { gatewayApiCrds, istioBase, istiod } from '../../resources/istio-releases';
import { part } from '../../resources/part';
import type { Part } from '../../resources/part';
import { MeshComponent } from '../component';
import { Mesh } from '../mesh';

/** istiod and the CRDs it needs. */
export class ControlPlane extends MeshComponent {
  render(cluster: ClusterFacts, fleet: Fleet): readonly Part[] {
    return [
      part('control-plane', this.node.id, cluster.path, [], {
        releases: [gatewayApiCrds(cluster), istioBase(cluster), istiod(fleet.mesh, cluster)],
        prerequisites: [
          ...Mesh.of(this).trust.prerequisites,
          `Nodes carry the label topology.kubernetes.io/region=${cluster.region}`,
        ],
      }),
    ];
  }
}
