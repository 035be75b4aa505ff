import type {
  ArgoCdApplicationSettings,
  ArgoCdDestination,
  ArgoCdSyncWindow,
  NamespaceProps,
  RoutingFacts,
  ServicePort,
} from '../../lib';

/**
 * A fleet as plain data: what `declare.ts` says to constructs, what the oracle reads, and what is printed
 * when something is wrong. Clusters are meant by their place: those of this program, then those of another.
 */
export interface Description {
  meshId: string;
  trustDomain: string;
  delivery: DeliveryDescription;
  clusters: ClusterDescription[];
  services: ServiceDescription[];
  entries: EntryDescription[];
  discoveries: DiscoveryDescription[];
  /** Ids of ObservabilityStacks. */
  stacks: string[];
  other: OtherProgram;
}

export type DeliveryDescription =
  | {
      kind: 'argoCd';
      repoUrl: string;
      topology: 'hub' | 'perCluster';
      rings: string[][];
      destinations: Record<string, ArgoCdDestination>;
      path: string;
      applications: ArgoCdApplicationSettings[];
      syncWindows: ArgoCdSyncWindow[];
    }
  | { kind: 'flux'; path: string; source: string };

export interface ClusterDescription {
  id: string;
  region: string;
  network?: string | undefined;
  inRotation: boolean;
  istio: IstioDescription;
  gatewayApiCrds: 'managed' | 'existing';
  gateways: GatewayDescription[];
  namespaces: NamespaceDescription[];
  objects: ObjectDescription[];
  workloads: WorkloadDescription[];
  patches: PatchDescription[];
}

export type NamespaceDescription = NamespaceProps & { name: string };

export interface IstioDescription {
  kind: 'managed' | 'existing';
  dnsCapture: boolean;
  version?: string | undefined;
  namespace?: string | undefined;
  revision?: string | undefined;
}

export interface GatewayDescription {
  id: string;
  address: AddressDescription;
  minReplicas?: number;
  maxReplicas?: number;
  externalTrafficPolicy?: 'Cluster' | 'Local';
  serviceAnnotations?: Record<string, string>;
  loadBalancerClass?: string;
  loadBalancerSourceRanges?: string[];
}

export interface AddressDescription {
  kind: 'hostname' | 'ips' | 'externalDns' | 'pending';
  values: string[];
}

/** A Deployment, and the Service in front of it, in a Chart. */
export interface WorkloadDescription {
  chart: string;
  namespace: string;
  name: string;
  serviceAccount: string;
  /** Selector of both. */
  selector: Record<string, string>;
  /** Further labels of the pods. */
  labels: Record<string, string>;
  ports: { name: string; port: number; targetPort: number }[];
}

/** An object of the user's, directly in the cluster or in a Chart. */
export interface ObjectDescription {
  id: string;
  chart?: string | undefined;
  apiVersion: string;
  kind: string;
  name: string;
  namespace?: string | undefined;
  labels?: Record<string, string>;
  data: Record<string, string>;
  /** Whether it is a construct of cdk8s-plus. */
  plus?: boolean;
}

interface PatchDescription {
  component: string;
  kind: string;
  name: string;
  path: string;
  value: string;
}

export interface ServiceDescription {
  namespace: string;
  name: string;
  serviceAccount: string;
  selector: Record<string, string>;
  ports: ServicePort[];
  canonicalName?: string;
}

export interface CallerDescription {
  namespace: string;
  serviceAccount: string;
}

export interface EntryDescription {
  id: string;
  host: string;
  /** Place in `services`. */
  service: number;
  exportedBy: number[];
  /** Undefined: every cluster. */
  importedBy?: number[] | undefined;
  callers?: CallerDescription[] | undefined;
  routing: RoutingFacts<number>;
  address?: string | undefined;
  globalServiceName: boolean;
}

interface DiscoveryDescription {
  id: string;
  clusters: [number, number];
  store?: string | undefined;
  storeKind?: 'ClusterSecretStore' | 'SecretStore';
  keyPrefix?: string;
  mountedSecret?: string | undefined;
}

/** The repository of other clusters, whose fleet report this program reads. */
interface OtherProgram {
  clusters: ClusterDescription[];
  /** Hosts that it declares; places of services are those of the whole description. */
  entries: EntryDescription[];
  /** Which hosts of this program that its clusters run it declares, too. */
  knowsOurs: 'all' | 'first' | 'none';
  mangled?: Mangling | undefined;
}

/** What happened to the report on its way: a part of its text, found by a share of its length, became another. */
export interface Mangling {
  kind: 'cut' | 'replace' | 'version' | 'mesh' | 'field';
  at: number;
  text: string;
}
