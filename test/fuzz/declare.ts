import { JsonPatch } from 'cdk8s';
import type { Chart } from 'cdk8s';
import {
  CrossClusterServiceEntry,
  Delivery,
  EastWestGateway,
  EndpointDiscovery,
  ConsoleExposure,
  GatewayAddress,
  Istio,
  Mesh,
  MeshApp,
  MeshCluster,
  ObservabilityStack,
  RemoteCredentials,
  Routing,
} from '../../lib';
import type { IDelivery, IMeshCluster } from '../../lib';
import { readTree } from '../../lib/constructs/internal/construct-walk';
import { fleetReport } from '../../lib/output/report/fleet-report';
import { toJsonLines } from '../../lib/output/report/json';
import { addObject, addWorkload } from './declare-objects';
import type {
  AddressDescription,
  ClusterDescription,
  DeliveryDescription,
  Description,
  EntryDescription,
  IstioDescription,
} from './description';
import { mangle } from './mangle';

/** Declares a fleet in an app. With `flip` in another order: what can stand later stands first. */
export function declare(app: MeshApp, fleet: Description, report: string | undefined, flip = false): Mesh {
  const mesh = new Mesh(app, fleet.meshId, { trustDomain: fleet.trustDomain, delivery: deliveryOf(fleet.delivery) });
  const turn = <Item>(items: readonly Item[]): readonly Item[] => (flip ? [...items].reverse() : items);
  const peers = new Map<number, IMeshCluster>();
  const all = [...fleet.clusters, ...fleet.other.clusters].entries();
  for (const [index, cluster] of turn([...all])) {
    const ours = index < fleet.clusters.length;
    peers.set(index, ours ? clusterIn(mesh, cluster) : MeshCluster.fromReport(mesh, cluster.id, report ?? ''));
  }
  const clusters = (indexes: readonly number[]): IMeshCluster[] => indexes.flatMap((index) => peers.get(index) ?? []);
  const steps = [
    ...fleet.clusters.map((cluster, index) => () => {
      fill(peers.get(index) as MeshCluster, cluster, turn);
    }),
    ...fleet.entries.map((entry) => () => {
      addEntry(mesh, fleet, entry, clusters);
    }),
    ...fleet.discoveries.map(({ id, clusters: pair, store, mountedSecret, ...more }) => () => {
      const credentials =
        mountedSecret === undefined
          ? RemoteCredentials.externalSecret({ store: store ?? '', ...more })
          : RemoteCredentials.mountedSecret(mountedSecret);
      const ours = (place: number): MeshCluster => peers.get(place) as MeshCluster;
      new EndpointDiscovery(mesh, id, { clusters: [ours(pair[0]), ours(pair[1])], credentials });
    }),
    ...fleet.stacks.map((id) => () => {
      new ObservabilityStack(mesh, id, { exposure: ConsoleExposure.clusterInternal() });
    }),
  ];
  for (const step of turn(steps)) step();
  return mesh;
}

/** What the other program's fleet report says, after what happened to it on its way; undefined without one. */
export function reportOf(fleet: Description): string | undefined {
  const { clusters, entries, knowsOurs, mangled } = fleet.other;
  if (clusters.length === 0) return undefined;
  const mesh = meshOf(fleet);
  const ours = reportWith(fleet);
  const peers = [
    ...fleet.clusters.map(({ id }) => MeshCluster.fromReport(mesh, id, ours)),
    ...clusters.map((cluster) => withGateways(mesh, cluster)),
  ];
  const chosen = (indexes: readonly number[]): IMeshCluster[] => indexes.flatMap((index) => peers[index] ?? []);
  const isTheirs = ({ exportedBy }: EntryDescription): boolean =>
    exportedBy.some((index) => index >= fleet.clusters.length);
  for (const entry of [...fleet.entries.filter(isTheirs).slice(0, KNOWN[knowsOurs]), ...entries])
    addEntry(mesh, fleet, entry, chosen);
  return mangle(textOf(mesh), mangled);
}

/** How many hosts of ours another program knows. */
const KNOWN = { all: undefined, first: 1, none: 0 };

/** The report of a program that has this program's clusters, and no hosts yet. */
function reportWith(fleet: Description): string {
  const mesh = meshOf(fleet);
  for (const cluster of fleet.clusters) withGateways(mesh, cluster);
  return textOf(mesh);
}

/** No rule is asked: a report can come from a release of the library that had fewer of them. */
function textOf(mesh: Mesh): string {
  return toJsonLines(fleetReport(mesh.declarations.fleet(readTree(mesh.node.root).facts)));
}

function meshOf({ meshId, trustDomain }: Description): Mesh {
  return new Mesh(new MeshApp(), meshId, { trustDomain, delivery: Delivery.flux() });
}

function deliveryOf(delivery: DeliveryDescription): IDelivery {
  if (delivery.kind === 'flux') return Delivery.flux({ path: delivery.path, sourceRef: { name: delivery.source } });
  const { repoUrl, topology, rings, path, destinations, applications, syncWindows } = delivery;
  return Delivery.argoCd({ repoUrl, topology, rings, path, destinations, applications, syncWindows });
}

function clusterIn(mesh: Mesh, cluster: ClusterDescription): MeshCluster {
  const { id, region, network, inRotation, istio, gatewayApiCrds } = cluster;
  return new MeshCluster(mesh, id, {
    region,
    inRotation,
    gatewayApiCrds,
    istio: istioOf(istio),
    ...(network !== undefined && { network }),
  });
}

function withGateways(mesh: Mesh, description: ClusterDescription): MeshCluster {
  const cluster = clusterIn(mesh, description);
  for (const { id, address } of description.gateways) new EastWestGateway(cluster, id, { address: addressOf(address) });
  return cluster;
}

function fill(
  cluster: MeshCluster,
  { gateways, namespaces, objects, workloads, patches }: ClusterDescription,
  turn: <Item>(items: readonly Item[]) => readonly Item[],
): void {
  for (const { id, address, ...props } of turn(gateways))
    new EastWestGateway(cluster, id, { ...props, address: addressOf(address) });
  for (const { name, ...props } of turn(namespaces)) cluster.addNamespace(name, props);
  const charts = new Map<string, Chart>();
  for (const object of turn(objects)) addObject(cluster, object, charts);
  for (const workload of turn(workloads)) addWorkload(cluster, workload);
  // Patches hold in the order in which they are given.
  for (const { component, path, value, ...target } of patches)
    cluster.patch({ component, ...target }, JsonPatch.add(path, value));
}

function addEntry(
  mesh: Mesh,
  { services }: Description,
  entry: EntryDescription,
  chosen: (indexes: readonly number[]) => IMeshCluster[],
): void {
  const { id, host, exportedBy, importedBy, callers, address } = entry;
  const service = services[entry.service];
  if (service === undefined) throw new Error(`the description has no service ${entry.service}`);
  new CrossClusterServiceEntry(mesh, id, {
    host,
    service,
    exportedBy: chosen(exportedBy),
    ...(importedBy && { importedBy: chosen(importedBy) }),
    ...(callers && { callers }),
    ...routingOf(entry.routing, chosen),
    ...(address !== undefined && { address }),
    globalServiceName: entry.globalServiceName,
  });
}

/** Nothing, where the default means the same or a cluster is missing. */
function routingOf(
  routing: EntryDescription['routing'],
  chosen: (indexes: readonly number[]) => IMeshCluster[],
): { routing?: Routing } {
  if (routing.type === 'nearest') return {};
  if (routing.type === 'ordered') return { routing: Routing.ordered(chosen(routing.order)) };
  if (routing.type === 'weighted') {
    const weights = routing.weights.flatMap(({ cluster, weight }) =>
      chosen([cluster]).map((each) => ({ cluster: each, weight })),
    );
    return { routing: Routing.weighted(weights) };
  }
  const [active, standby] = chosen([routing.active, routing.standby]);
  return active && standby ? { routing: Routing.activeStandby(active, standby) } : {};
}

function istioOf({ kind, dnsCapture, version, namespace, revision }: IstioDescription): Istio {
  if (kind === 'managed') return Istio.managed({ dnsCapture, ...(version !== undefined && { version }) });
  return Istio.existing({
    version: version ?? '',
    dnsCapture,
    ...(namespace !== undefined && { namespace }),
    ...(revision !== undefined && { revision }),
  });
}

function addressOf({ kind, values }: AddressDescription): GatewayAddress {
  if (kind === 'ips') return GatewayAddress.ips(values);
  return kind === 'pending' ? GatewayAddress.pending() : GatewayAddress[kind](values[0] ?? '');
}
