import type { ClusterFacts } from '../../../model/facts/cluster';
import type { Fleet } from '../../../model/fleet/fleet';
import { part } from '../../../resources/component-part';
import type { Part, Placed } from '../../../resources/component-part';
import { gatewayNamespace, importsNamespace, istioNamespace, namespace } from '../../../resources/namespace';
import { namespaceSidecar } from '../../../resources/sidecar';
import { MeshComponent } from '../../mesh-component';
import { LIBRARY_RENDER, mark } from '../type-marks';

/** The namespaces of a cluster: the library's own, if used, and those of addNamespace(), with a Sidecar for `egress`. */
export class Namespaces extends MeshComponent {
  static {
    mark(this.prototype, LIBRARY_RENDER);
  }

  render(cluster: ClusterFacts, fleet: Fleet): readonly Part[] {
    const own = part('control-plane', this.node.id, cluster.path, [
      // The tool that installed istiod owns its namespace.
      ...(cluster.istio.managed ? [istioNamespace(cluster)] : []),
      ...(fleet.gatewaysOf(cluster.name).length > 0 ? [gatewayNamespace(cluster)] : []),
      ...(fleet.importsOf(cluster.name).length > 0 ? [importsNamespace(cluster)] : []),
    ]);
    const declared = fleet.namespacesOf(cluster.name);
    const added: readonly Placed[] = declared.map((facts) => ({
      path: facts.path,
      manifest: namespace(cluster, facts),
    }));
    const sidecars: readonly Placed[] = declared.flatMap((facts) =>
      namespaceSidecar(facts, cluster, fleet).map((manifest) => ({ path: facts.path, manifest })),
    );
    return [
      { ...own, objects: [...own.objects, ...added] },
      // In a later layer than the namespaces, because istiod's CRDs and webhook come after these.
      { layer: 'config', component: this.node.id, objects: sidecars },
    ];
  }
}
