import type { ClusterFacts } from '../../model/facts';
import type { Fleet } from '../../model/fleet';
import { gatewayNamespace, importsNamespace, istioNamespace, namespace } from '../../resources/namespace';
import { part } from '../../resources/part';
import type { Part, Placed } from '../../resources/part';
import { MeshComponent } from '../component';

/** The namespaces of a cluster: the library's own, as far as they are used, and those of addNamespace(). */
export class Namespaces extends MeshComponent {
  render(cluster: ClusterFacts, fleet: Fleet): readonly Part[] {
    const own = part('control-plane', this.node.id, cluster.path, [
      // Somebody else's istiod has a namespace already, which is somebody else's too.
      ...(cluster.istio.managed ? [istioNamespace(cluster)] : []),
      ...(fleet.gatewayOf(cluster.name) ? [gatewayNamespace(cluster)] : []),
      ...(fleet.importsOf(cluster.name).length > 0 ? [importsNamespace(cluster)] : []),
    ]);
    const added: readonly Placed[] = fleet
      .namespacesOf(cluster.name)
      .map((facts) => ({ path: facts.path, manifest: namespace(cluster, facts) }));
    return [{ ...own, objects: [...own.objects, ...added] }];
  }
}
