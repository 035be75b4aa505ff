import { mapClusters } from '../../lib/model/fleet/routing';
import type {
  ClusterDescription,
  DeliveryDescription,
  Description,
  EntryDescription,
  ServiceDescription,
  WorkloadDescription,
} from './description';
import { clusterOf } from './describe-cluster';
import { callerOf, entryOf, serviceOf } from './describe-entry';
import { pick, places } from './random';
import type { EntryShape, Shape } from './shape';

/** A fleet that keeps all rules. */
export function describe(shape: Shape): Description {
  const [own, others] = clustersOf(shape);
  const peers = [...own, ...others];
  const services = shape.services.map((service, index) => serviceOf(service, index, peers.length));
  const addressed = peers.some(({ istio }) => !istio.dnsCapture);
  const entries = shape.entries.map((each, index) => {
    const entry = entryOf(each, index, shape.services, peers.length, addressed);
    const callers = shape.services[entry.service]?.callers;
    return { ...entry, callers: callers && [...callers, ...each.callers].map(callerOf) };
  });
  const [one = 0, two = 0] = places(shape.discovery ?? [], own.length);
  return {
    meshId: shape.offset === 11 ? 'on' : 'mesh',
    trustDomain: shape.offset % 2 === 0 ? 'cluster.local' : 'corp.local',
    delivery: deliveryOf(shape.delivery, own),
    clusters: own.map((cluster, index) => ({
      ...cluster,
      workloads: shape.clusters[index]?.workloads === true ? workloadsOf(index, entries, services) : [],
    })),
    services,
    entries,
    discoveries: one === two ? [] : [{ id: 'discovery', clusters: [one, two], store: 'vault' }],
    stacks: shape.stack ? ['observability'] : [],
    other: {
      clusters: others,
      entries:
        others.length === 0 ? [] : shape.otherEntries.map((each, index) => otherEntry(shape, each, index, addressed)),
      // Where the other program's cluster comes first, that program leads and has the host.
      knowsOurs: entries.some(({ exportedBy: [first = 0] }) => first >= own.length)
        ? 'all'
        : pick(KNOWN, shape.knowsOurs),
    },
  };
}

/** What the other program knows of our hosts: it may be behind. */
const KNOWN = ['all', 'all', 'first', 'none'] as const;

/** Clusters of this program and of the other one. */
function clustersOf({ clusters, others, offset }: Shape): readonly [ClusterDescription[], ClusterDescription[]] {
  const all = [...clusters, ...others].map((cluster, index) => {
    return clusterOf(cluster, index, offset);
  });
  return [all.slice(0, clusters.length), all.slice(clusters.length)];
}

const PER_CLUSTER = 7;

/** What pods say whose canonical name no other label tells. */
function labelled(canonicalName: string | undefined): Record<string, string> {
  return canonicalName === undefined ? {} : { 'service.istio.io/canonical-name': canonicalName };
}

/** The pods of all Services that a cluster runs for the mesh. */
function workloadsOf(
  cluster: number,
  entries: readonly EntryDescription[],
  services: readonly ServiceDescription[],
): WorkloadDescription[] {
  const run = services.filter((_service, index) =>
    entries.some(({ service, exportedBy }) => service === index && exportedBy.includes(cluster)),
  );
  return run.map(({ namespace, name, serviceAccount, selector, canonicalName, ports }, index) => ({
    chart: `workload-${index}`,
    namespace,
    name,
    serviceAccount,
    selector,
    labels: labelled(canonicalName),
    ports: ports.map(({ name: portName, port, targetPort = port }) => ({ name: portName, port, targetPort })),
  }));
}

/** A host of another program: only clusters of its own run it, and it says the same of callers as ours would. */
function otherEntry(
  { clusters, services, others }: Shape,
  shape: EntryShape,
  index: number,
  addressed: boolean,
): EntryDescription {
  const entry = entryOf({ ...shape, alone: false }, index + 20, services, others.length, addressed);
  const elsewhere = (place: number): number => clusters.length + place;
  return {
    ...entry,
    id: `other-${index}`,
    exportedBy: entry.exportedBy.map(elsewhere),
    importedBy: shape.importers && places(shape.importers, clusters.length + others.length),
    routing: mapClusters(entry.routing, elsewhere),
    callers: services[entry.service]?.callers?.map(callerOf),
  };
}

function deliveryOf(number: number, clusters: readonly ClusterDescription[]): DeliveryDescription {
  if (number >= 8) return { kind: 'flux', path: 'dist', source: 'flux-system' };
  const ids = clusters.map(({ id }) => id);
  return {
    kind: 'argoCd',
    repoUrl: number === 4 ? 'oci://registry.example.com/platform/mesh' : 'https://git.example.com/platform/mesh.git',
    topology: number === PER_CLUSTER ? 'perCluster' : 'hub',
    destinations:
      number === 3 ? Object.fromEntries(ids.map((id) => [id, { server: `https://${id}.example.com` }])) : {},
    rings: number === 6 ? [ids.slice(0, 1), ids.slice(1)].filter((ring) => ring.length > 0) : [],
    path: 'dist',
    applications: number === 5 ? [{ clusters: ids.slice(0, 1), names: ['workloads'], automated: false }] : [],
    syncWindows: number === 5 ? [{ kind: 'deny', schedule: '0 8 * * 1-5', duration: '10h', names: ['config'] }] : [],
  };
}
