import type { ClusterFacts } from '../../lib/model/facts/cluster';
import type { DiscoveryFacts } from '../../lib/model/facts/discovery';
import type { EntryFacts } from '../../lib/model/facts/entry';
import type { GatewayFacts } from '../../lib/model/facts/gateway';
import type { MeshFacts } from '../../lib/model/facts/mesh';
import type { NamespaceFacts } from '../../lib/model/facts/namespace';
import type { ObservabilityFacts } from '../../lib/model/facts/observability';
import type { PropFaultFacts } from '../../lib/model/facts/prop-fault';
import type { ReportedClusterFacts } from '../../lib/model/facts/cluster-from-report';
import type { RoutingFacts } from '../../lib/model/facts/routing';
import type { PortFacts, ServiceFacts } from '../../lib/model/facts/service';
import type { ChartFacts, TreeFacts } from '../../lib/model/facts/tree';
import type { Declared, DeclaredEntry } from '../../lib/model/fleet/declared';
import { Fleet } from '../../lib/model/fleet/fleet';

/**
 * A valid fleet written down as facts, without constructs: clusters us and eu, a gateway each, and
 * the host echo.mesh.local of a service that both run. A test names only what it is about.
 */

const MESH = 'training-mesh';
const REGIONS: Readonly<Record<string, string>> = { us: 'us-east-1', eu: 'eu-west-1', ap: 'ap-south-1' };

/** What a test may say of a fleet; a list that is given replaces the default one. */
export interface FleetOverrides {
  readonly mesh?: Partial<MeshFacts>;
  readonly clusters?: readonly ClusterFacts[];
  readonly namespaces?: readonly NamespaceFacts[];
  readonly gateways?: readonly GatewayFacts[];
  readonly reported?: readonly ReportedClusterFacts[];
  readonly entries?: readonly DeclaredEntry[];
  readonly discoveries?: readonly DiscoveryFacts[];
  readonly observability?: readonly ObservabilityFacts[];
  readonly propFaults?: readonly PropFaultFacts[];
  readonly tree?: Partial<TreeFacts>;
}

export function fleetOf(overrides: FleetOverrides = {}): Fleet {
  return new Fleet(declaredOf(overrides));
}

/** The same as it was declared, before the fleet sorts it. */
export function declaredOf({ mesh, tree, ...lists }: FleetOverrides = {}): Declared {
  const clusters = lists.clusters ?? [cluster('us'), cluster('eu')];
  return {
    mesh: { path: MESH, id: MESH, trustDomain: 'corp.local', sidecarBudgetBytes: 10 * 2 ** 20, ...mesh },
    clusters,
    namespaces: lists.namespaces ?? [],
    gateways: lists.gateways ?? clusters.map(({ name }) => gateway(name)),
    reported: lists.reported ?? [],
    entries: lists.entries ?? [entry('echo')],
    discoveries: lists.discoveries ?? [],
    observability: lists.observability ?? [],
    propFaults: lists.propFaults ?? [],
    tree: { charts: [], components: [], strays: [], validationErrors: [], ...tree },
  };
}

export function observability(overrides: Partial<ObservabilityFacts> = {}): ObservabilityFacts {
  return {
    path: `${MESH}/observability`,
    id: 'observability',
    exposure: 'clusterInternal',
    retention: '15d',
    storage: undefined,
    prometheusValues: {},
    kialiValues: {},
    ...overrides,
  };
}

export function cluster(name: string, overrides: Partial<ClusterFacts> = {}): ClusterFacts {
  return {
    path: `${MESH}/${name}`,
    name,
    network: `${name}-net`,
    region: REGIONS[name] ?? 'us-east-1',
    inRotation: true,
    istio: {
      managed: true,
      namespace: 'istio-system',
      revision: undefined,
      dnsCapture: true,
      version: '1.30.3',
      values: {},
    },
    gatewayApiCrds: 'managed',
    ...overrides,
  };
}

export function gateway(cluster: string, overrides: Partial<GatewayFacts> = {}): GatewayFacts {
  const id = overrides.id ?? 'eastwest';
  return {
    path: `${MESH}/${cluster}/${id}`,
    id,
    cluster,
    address: { type: 'Hostname', values: [`eastwest.${cluster}.example.com`], externalDns: false },
    minReplicas: 2,
    maxReplicas: 5,
    serviceAnnotations: {},
    loadBalancerClass: undefined,
    loadBalancerSourceRanges: [],
    externalTrafficPolicy: undefined,
    ...overrides,
  };
}

/** A cluster that another repository writes, with an address of its gateway and no hosts. */
export function reported(name: string, overrides: Partial<ReportedClusterFacts> = {}): ReportedClusterFacts {
  return {
    path: `${MESH}/${name}`,
    name,
    network: `${name}-net`,
    region: REGIONS[name] ?? 'us-east-1',
    inRotation: true,
    addresses: [{ type: 'Hostname', values: [`eastwest.${name}.example.com`], externalDns: false }],
    entries: [],
    fault: undefined,
    ...overrides,
  };
}

/** An entry as the report of a cluster has it: only this cluster runs it, and everybody calls it. */
export function reportedEntry(cluster: string, id: string, overrides: Partial<EntryFacts> = {}): EntryFacts {
  const path = `${MESH}/${cluster}/${id}`;
  return { ...entry(id), path, exportedBy: [cluster], importedBy: ['us', 'eu', cluster], ...overrides };
}

/** A gateway waits for its address. */
export const PENDING: GatewayFacts['address'] = { type: 'Pending', values: [], externalDns: false };

export function namespace(cluster: string, name: string, overrides: Partial<NamespaceFacts> = {}): NamespaceFacts {
  return {
    path: `${MESH}/${cluster}/namespaces/${name}`,
    cluster,
    name,
    injection: true,
    labels: {},
    egress: undefined,
    ...overrides,
  };
}

export function chart(cluster: string, id: string): ChartFacts {
  return { path: `${MESH}/${cluster}/${id}`, id, cluster };
}

/** A discovery at `training-mesh/<id>` between us and eu, with kubeconfigs from a store. */
export function discovery(id: string, overrides: Partial<DiscoveryFacts> = {}): DiscoveryFacts {
  return {
    path: `${MESH}/${id}`,
    id,
    clusters: ['us', 'eu'],
    strayClusters: [],
    credentials: { type: 'externalSecret', store: 'vault', storeKind: 'ClusterSecretStore', keyPrefix: '' },
    ...overrides,
  };
}

/** An entry at `training-mesh/<id>` for the host `<id>.mesh.local`. */
export function entry(id: string, overrides: Partial<DeclaredEntry> = {}): DeclaredEntry {
  return {
    path: `${MESH}/${id}`,
    id,
    host: `${id}.mesh.local`,
    service: service(),
    exportedBy: ['us', 'eu'],
    importedBy: undefined,
    strayClusters: [],
    callers: [{ namespace: 'frontend', serviceAccount: 'frontend' }],
    routing: { type: 'nearest' },
    address: undefined,
    globalServiceName: false,
    ...overrides,
  };
}

export function ordered(...order: readonly string[]): RoutingFacts {
  return { type: 'ordered', order };
}

export function standby(active: string, other: string): RoutingFacts {
  return { type: 'activeStandby', active, standby: other };
}

/** Clusters with their shares in percent. */
export function weighted(...shares: readonly (readonly [cluster: string, weight: number])[]): RoutingFacts {
  return { type: 'weighted', weights: shares.map(([name, weight]) => ({ cluster: name, weight })) };
}

export function service(overrides: Partial<ServiceFacts> = {}): ServiceFacts {
  return {
    namespace: 'echo',
    name: 'echo',
    serviceAccount: 'echo',
    selector: { app: 'echo' },
    ports: [port()],
    canonicalName: 'echo',
    ...overrides,
  };
}

export function port(overrides: Partial<PortFacts> = {}): PortFacts {
  return { name: 'http', port: 80, targetPort: 8080, protocol: 'HTTP', ...overrides };
}
