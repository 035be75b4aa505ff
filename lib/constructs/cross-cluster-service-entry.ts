import type { ClusterFacts } from '../model/facts/cluster';
import type { CallerFacts } from '../model/facts/entry';
import type { Fleet } from '../model/fleet/fleet';
import { clustersIn, mapClusters } from '../model/fleet/routing';
import { isRecord } from '../model/validate/json';
import { flag, closed, members, number, text } from '../model/validate/props';
import type { Form } from '../model/validate/props';
import { listOf, named, optional } from '../model/validate/shape';
import type { Shape } from '../model/validate/shape';
import { part } from '../resources/component-part';
import type { Part } from '../resources/component-part';
import { exporterManifests, hostPrerequisites, importerManifests, serviceManifests } from '../resources/service/entry';
import { Routing, routingShape } from './choices/routing';
import { checkScope, checkedProps } from './internal/checked-props';
import { clusters, textByName } from './internal/shapes';
import { LIBRARY_RENDER, mark } from './internal/type-marks';
import type { Mesh } from './mesh';
import { MeshComponent } from './mesh-component';
import type { IMeshCluster } from './mesh-member';
import { serviceFacts } from './service-reference';
import type { ServiceFrom, ServiceReference } from './service-reference';

/** An identity that may call: a service account, in whichever cluster it runs. */
export type Caller = CallerFacts;

/** One mesh-wide host. */
export interface CrossClusterServiceEntryProps {
  /** Name by which callers reach the service, the same in every cluster. */
  readonly host: string;
  /**
   * The Kubernetes Service behind it. Or a Service object such as kplus.Service, with the facts that it does not
   * contain.
   */
  readonly service: ServiceReference | ServiceFrom;
  /** Clusters that run the service. */
  readonly exportedBy: readonly IMeshCluster[];
  /**
   * Clusters that may call the host. Exporters always know it.
   * @default - every cluster of the mesh
   */
  readonly importedBy?: readonly IMeshCluster[];
  /**
   * Everybody who may call the workload, including local callers. The list applies to every port of the service; all
   * other ports of the workload are closed.
   * @default - no policy is written: every identity of the mesh may call, and rule callers-are-listed warns
   */
  readonly callers?: readonly Caller[];
  /**
   * Which cluster answers a call.
   * @default - Routing.nearest(): callers stay in their cluster, then in their region
   */
  readonly routing?: Routing;
  /**
   * Virtual IP address of the host, the same in every cluster, for clusters whose sidecars do not capture
   * DNS: their own DNS must answer with it.
   * @default - istiod allocates one wherever sidecars capture DNS
   */
  readonly address?: string;
  /**
   * Whether the Service's own name (`echo.echo`), too, means all exporters, in the clusters that run it.
   * Otherwise that name stays in its cluster.
   * @default false
   */
  readonly globalServiceName?: boolean;
}

const port = (name: Shape): Readonly<Record<string, Shape>> => ({
  name,
  port: number,
  targetPort: optional(number),
  protocol: optional(text),
});
const ports = (item: Shape): Shape => named('a list of ports', listOf(item));

const pods = { serviceAccount: text, selector: textByName, canonicalName: optional(text) };
const reference = closed({ ...pods, namespace: text, name: text, ports: ports(closed(port(text))) });
const metadata = members({ namespace: optional(text) });
// A kplus.Service has many more members than these.
const object = members({ name: text, metadata, ports: ports(members(port(optional(text)))) });
const from = closed({ ...pods, from: object });

const service: Shape = (value) => (isRecord(value) && 'from' in value ? from(value) : reference(value));

const FORM: Form<CrossClusterServiceEntryProps> = {
  host: text,
  service,
  exportedBy: clusters,
  importedBy: optional(clusters),
  callers: optional(named('a list of callers', listOf(closed({ namespace: text, serviceAccount: text })))),
  routing: optional(routingShape),
  address: optional(text),
  globalServiceName: optional(flag),
};

/**
 * One host that means the same service in every cluster. Exporters answer from their own pods first;
 * calls from elsewhere pass the exporters' gateways with mutual TLS.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/service-entry/
 */
export class CrossClusterServiceEntry extends MeshComponent {
  static {
    mark(this.prototype, LIBRARY_RENDER);
  }

  readonly host: string;

  constructor(mesh: Mesh, id: string, props: CrossClusterServiceEntryProps) {
    super(mesh, id);
    checkScope(this, mesh, 'Mesh');
    const sound = checkedProps(this.node.path, props, FORM, mesh.declarations);
    this.host = sound?.host ?? '';
    if (sound === undefined) return;
    const { exportedBy, importedBy, routing = Routing.nearest() } = props;
    const given = [...exportedBy, ...(importedBy ?? []), ...clustersIn(routing.facts)];
    const strays = given.filter((cluster) => cluster.mesh !== mesh).map((cluster) => cluster.node.path);
    mesh.declarations.entry({
      path: this.node.path,
      id,
      host: props.host,
      service: serviceFacts(props.service),
      exportedBy: namesIn(mesh, exportedBy),
      importedBy: importedBy && namesIn(mesh, importedBy),
      strayClusters: [...new Set(strays)],
      callers: props.callers,
      routing: mapClusters(routing.facts, ({ node }) => node.id),
      address: props.address,
      globalServiceName: props.globalServiceName ?? false,
    });
  }

  render(cluster: ClusterFacts, fleet: Fleet): readonly Part[] {
    const { path } = this.node;
    const entry = fleet.entry(path);
    if (entry === undefined) return [];
    const runs = entry.exportedBy.includes(cluster.name);
    if (!runs && !entry.importedBy.includes(cluster.name)) return [];
    const manifests = runs ? exporterManifests(entry, cluster, fleet) : importerManifests(entry, cluster, fleet);
    const own = this.part('config', manifests, { prerequisites: hostPrerequisites(entry, cluster) });
    const exported = fleet.exportedService(cluster.name, entry.service);
    // The objects that all entries of a Service share are rendered once, with the first entry.
    if (!runs || exported?.entries[0] !== entry) return [own];
    const { namespace, name } = entry.service;
    return [own, part('config', `${namespace}-${name}`, path, serviceManifests(exported, cluster, fleet))];
  }
}

function namesIn(mesh: Mesh, clusters: readonly IMeshCluster[]): readonly string[] {
  return clusters.filter((cluster) => cluster.mesh === mesh).map((cluster) => cluster.node.id);
}
