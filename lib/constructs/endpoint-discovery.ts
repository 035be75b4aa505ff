import type { ClusterFacts } from '../model/facts/cluster';
import type { DiscoveryFacts } from '../model/facts/discovery';
import type { Fleet } from '../model/fleet/fleet';
import { isRecord } from '../model/validate/json';
import { made, members, oneOf, text } from '../model/validate/props';
import type { Form } from '../model/validate/props';
import type { Part } from '../resources/component-part';
import { remotePrerequisites } from '../resources/remotes/prerequisites';
import { readerToken } from '../resources/remotes/reader-token';
import { remoteSecret } from '../resources/remotes/remote-secret';
import type { RemoteCredentials } from './choices/remote-credentials';
import { checkScope, checkedProps } from './internal/checked-props';
import { clusters } from './internal/shapes';
import { LIBRARY_RENDER, mark } from './internal/type-marks';
import type { Mesh } from './mesh';
import { MeshCluster } from './mesh-cluster';
import { MeshComponent } from './mesh-component';

/** Two clusters whose istiods read each other's endpoints. */
export interface EndpointDiscoveryProps {
  /** Two clusters that this program writes. */
  readonly clusters: readonly [MeshCluster, MeshCluster];
  /** How the istiod of each gets the kubeconfig of the other. */
  readonly credentials: RemoteCredentials;
}

const externalSecret = members({
  store: text,
  storeKind: oneOf('ClusterSecretStore', 'SecretStore'),
  keyPrefix: text,
});
const mountedSecret = members({ secret: text });

const FORM: Form<EndpointDiscoveryProps> = {
  clusters,
  credentials: made('RemoteCredentials.externalSecret(…) or .mountedSecret(…)', (value) =>
    isRecord(value) && value.type === 'mountedSecret' ? mountedSecret(value) : externalSecret(value),
  ),
};

/**
 * The istiods of two clusters read each other's API servers (Istio's "remote secrets"). Services with a
 * `globalServiceName` then have the real pods of the other cluster as endpoints; every other name stays in
 * its cluster. Each istiod gets read access to the other cluster, its Secrets included.
 *
 * @see https://istio.io/latest/docs/setup/install/multicluster/multi-primary_multi-network/
 */
export class EndpointDiscovery extends MeshComponent {
  static {
    mark(this.prototype, LIBRARY_RENDER);
  }

  readonly #facts: DiscoveryFacts | undefined;

  constructor(mesh: Mesh, id: string, props: EndpointDiscoveryProps) {
    super(mesh, id);
    checkScope(this, mesh, 'Mesh');
    if (checkedProps(this.node.path, props, FORM, mesh.declarations) === undefined) return;
    const isOurs = (cluster: MeshCluster): boolean => cluster.mesh === mesh && MeshCluster.isMeshCluster(cluster);
    const strays = props.clusters.filter((cluster) => !isOurs(cluster)).map((cluster) => cluster.node.path);
    this.#facts = {
      path: this.node.path,
      id,
      clusters: props.clusters.filter(isOurs).map((cluster) => cluster.node.id),
      strayClusters: [...new Set(strays)],
      credentials: props.credentials.facts,
    };
    mesh.declarations.discovery(this.#facts);
  }

  render(cluster: ClusterFacts, fleet: Fleet): readonly Part[] {
    if (this.#facts === undefined) return [];
    const { path, clusters, credentials } = this.#facts;
    if (!clusters.includes(cluster.name)) return [];
    // The object that all discoveries of a cluster share is rendered once, with the first discovery.
    const first = fleet.discoveries.find((discovery) => discovery.clusters.includes(cluster.name));
    const token = first?.path === path ? [readerToken(cluster)] : [];
    // istiod must not learn endpoints of a cluster that takes no calls.
    const read = fleet
      .discoveredBy(cluster.name)
      .filter(({ name }) => clusters.includes(name) && fleet.takesCalls(name));
    const secrets = read.flatMap(({ name }) => remoteSecret(cluster, name, credentials));
    const prerequisites = read.flatMap(({ name }) => remotePrerequisites(cluster, name, credentials));
    return [this.part('remotes', [...token, ...secrets], { prerequisites })];
  }
}
