import type { ClusterFacts } from '../../model/facts';
import type { Fleet } from '../../model/fleet';
import { gatewayApiCrds, istioBase, istiod } from '../../resources/istio-releases';
import { existingIstioSettings } from '../../resources/istiod-settings';
import type { Part } from '../../resources/part';
import { MeshComponent } from '../component';
import { LIBRARY_RENDER, mark } from '../marks';
import { Mesh } from '../mesh';

/** istiod and the CRDs it needs, or what it must be like if somebody else installs it. */
export class ControlPlane extends MeshComponent {
  static {
    mark(this.prototype, LIBRARY_RENDER);
  }

  render(cluster: ClusterFacts, fleet: Fleet): readonly Part[] {
    const { managed } = cluster.istio;
    const crds = cluster.gatewayApiCrds === 'managed' ? [gatewayApiCrds(cluster)] : [];
    return [
      this.part('control-plane', [], {
        releases: [...crds, ...(managed ? [istioBase(cluster), istiod(fleet, cluster)] : [])],
        prerequisites: [
          ...Mesh.of(this).trust.prerequisites(cluster),
          ...(managed ? [] : existingIstioSettings(fleet, cluster)),
          ...(crds.length > 0 ? [] : ['The CRDs of the Gateway API, standard channel, are installed']),
          `Nodes carry the label topology.kubernetes.io/region=${cluster.region}`,
        ],
      }),
    ];
  }
}
