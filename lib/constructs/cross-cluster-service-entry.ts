import type { CallerFacts, ClusterFacts } from '../model/facts';
import type { Fleet } from '../model/fleet';
import { part } from '../resources/part';
import type { Part } from '../resources/part';
import { exporterManifests, importerManifests, serviceManifests } from '../resources/service/entry';
import { MeshComponent } from './component';
import type { Mesh } from './mesh';
import type { MeshCluster } from './mesh-cluster';
import { serviceFacts } from './service-reference';
import type { ServiceFrom, ServiceReference } from './service-reference';

/** An identity that may call: a service account, in whichever cluster it runs. */
export type Caller = CallerFacts;

/** One mesh-wide host. */
export interface CrossClusterServiceEntryProps {
  /** Name by which callers reach the service, the same in every cluster. */
  readonly host: string;
  /** The Kubernetes Service behind it, or a Service object such as kplus.Service with what it cannot tell. */
  readonly service: ServiceReference | ServiceFrom;
  /** Clusters that run the service. */
  readonly exportedBy: readonly MeshCluster[];
  /**
   * Clusters that may call the host. Exporters always know it.
   * @default - every cluster of the mesh
   */
  readonly importedBy?: readonly MeshCluster[];
  /**
   * Everybody who may call the workload, local callers included. It holds for every port listed in
   * the service and closes all other ports of the workload.
   * @default - no policy is written: every identity of the mesh may call
   */
  readonly callers?: readonly Caller[];
}

/**
 * One host that means the same service in every cluster. Exporters answer from their own pods first;
 * calls from elsewhere pass the exporters' gateways with mutual TLS.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/service-entry/
 */
export class CrossClusterServiceEntry extends MeshComponent {
  readonly host: string;

  constructor(mesh: Mesh, id: string, props: CrossClusterServiceEntryProps) {
    super(mesh, id);
    this.host = props.host;
    const given = [...props.exportedBy, ...(props.importedBy ?? [])];
    mesh.declarations.entry({
      path: this.node.path,
      id,
      host: props.host,
      service: serviceFacts(props.service),
      exportedBy: namesIn(mesh, props.exportedBy),
      importedBy: props.importedBy && namesIn(mesh, props.importedBy),
      foreignClusters: given.filter((cluster) => cluster.mesh !== mesh).map((cluster) => cluster.node.path),
      callers: props.callers,
    });
  }

  render(cluster: ClusterFacts, fleet: Fleet): readonly Part[] {
    const { path } = this.node;
    const entry = fleet.entry(path);
    if (entry === undefined) return [];
    if (!entry.exportedBy.includes(cluster.name)) {
      const imports = entry.importedBy.includes(cluster.name);
      return imports ? [this.part('config', importerManifests(entry, cluster, fleet))] : [];
    }
    const own = this.part('config', exporterManifests(entry, cluster, fleet));
    const exported = fleet.exportedService(cluster.name, entry.service);
    // What the entries of a Service share is rendered once, with the first of them.
    if (exported?.entries[0] !== entry) return [own];
    const { namespace, name } = entry.service;
    return [own, part('config', `${namespace}-${name}`, path, serviceManifests(exported, cluster, fleet))];
  }
}

function namesIn(mesh: Mesh, clusters: readonly MeshCluster[]): readonly string[] {
  return clusters.filter((cluster) => cluster.mesh === mesh).map((cluster) => cluster.node.id);
}
