import type { ClusterFacts } from '../model/facts/cluster';
import type { CallerFacts } from '../model/facts/entry';
import type { Fleet } from '../model/fleet/fleet';
import { isRecord } from '../model/validate/json';
import { flag, closed, members, number, text } from '../model/validate/props';
import type { Form } from '../model/validate/props';
import { listOf, named, optional } from '../model/validate/shape';
import type { Shape } from '../model/validate/shape';
import { part } from '../resources/component-part';
import type { Part } from '../resources/component-part';
import { exporterManifests, hostPrerequisites, importerManifests, serviceManifests } from '../resources/service/entry';
import { checkScope, isReadable } from './internal/checked-props';
import { cluster, clusters, textByName } from './internal/shapes';
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
  /** The Kubernetes Service behind it, or a Service object such as kplus.Service with what it cannot tell. */
  readonly service: ServiceReference | ServiceFrom;
  /** Clusters that run the service. */
  readonly exportedBy: readonly IMeshCluster[];
  /**
   * Clusters that may call the host. Exporters always know it.
   * @default - every cluster of the mesh
   */
  readonly importedBy?: readonly IMeshCluster[];
  /**
   * Everybody who may call the workload, local callers included. It holds for every port listed in
   * the service and closes all other ports of the workload.
   * @default - no policy is written: every identity of the mesh may call
   */
  readonly callers?: readonly Caller[];
  /**
   * Exporters in the order in which they answer: the next one takes over when none before it works.
   * Istio keeps three remote steps apart; exporters that are not listed share the last one.
   * @default - callers stay in their cluster, then go to exporters of their region, then to all others alike
   */
  readonly failoverOrder?: readonly IMeshCluster[];
  /**
   * Whether callers in a cluster that runs the service stay there while it works. `false` makes the
   * second of two clusters a mere standby, for callers beside it too.
   * @default true
   */
  readonly localFirst?: boolean;
  /**
   * Shares, in percent, of the calls that leave their cluster. 0 takes an exporter out for this host.
   * @default - even
   */
  readonly weights?: readonly ExporterWeight[];
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

/** Share of an exporter. */
export interface ExporterWeight {
  /** One of exportedBy. */
  readonly cluster: IMeshCluster;
  /** Whole number from 0 to 100, in percent. */
  readonly weight: number;
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
  failoverOrder: optional(clusters),
  localFirst: optional(flag),
  weights: optional(named('a list of weights', listOf(closed({ cluster, weight: number })))),
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
    const isSound = isReadable(this.node.path, props, FORM, mesh.declarations);
    this.host = isSound ? props.host : '';
    if (!isSound) return;
    const { exportedBy, importedBy, failoverOrder = [], weights = [] } = props;
    const given = [...exportedBy, ...(importedBy ?? []), ...failoverOrder, ...weights.map(({ cluster }) => cluster)];
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
      failoverOrder: namesIn(mesh, failoverOrder),
      localFirst: props.localFirst ?? true,
      weights: weights.map(({ cluster, weight }) => ({ cluster: cluster.node.id, weight })),
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
    // What the entries of a Service share is rendered once, with the first of them.
    if (!runs || exported?.entries[0] !== entry) return [own];
    const { namespace, name } = entry.service;
    return [own, part('config', `${namespace}-${name}`, path, serviceManifests(exported, cluster, fleet))];
  }
}

function namesIn(mesh: Mesh, clusters: readonly IMeshCluster[]): readonly string[] {
  return clusters.filter((cluster) => cluster.mesh === mesh).map((cluster) => cluster.node.id);
}
