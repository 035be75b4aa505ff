import type { ClusterFacts } from '../../../model/facts/cluster';
import type { Fleet } from '../../../model/fleet/fleet';
import type { Part } from '../../../resources/component-part';
import { gatewayApiCrds, istioBase, istiod } from '../../../resources/istio/istio-releases';
import { existingIstioSettings } from '../../../resources/istio/istiod-settings';
import { Mesh } from '../../mesh';
import { MeshComponent } from '../../mesh-component';
import { LIBRARY_RENDER, mark } from '../type-marks';

/** istiod and the CRDs it needs; for an existing istiod, the settings that it must have. */
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
