/**
 * What constructs declare: plain data, as given. Nothing here is checked yet (rules do that) and
 * nothing here knows cdk8s, so a fleet can be built in a test by writing it down.
 */

/** Values for a Helm chart, as in its values.yaml. */
export type HelmValues = Readonly<Record<string, unknown>>;

/** The mesh: clusters that trust one root and share one id. */
export interface MeshFacts {
  /** Construct path of the Mesh. */
  readonly path: string;
  /** Istio's `global.meshID`. */
  readonly id: string;
  /** Istio's `meshConfig.trustDomain`: every workload identity starts with it. */
  readonly trustDomain: string;
  /** Bytes of configuration that the mesh may add to a sidecar. */
  readonly sidecarBudgetBytes: number;
}

/** How istiod gets into a cluster. */
export interface IstioFacts {
  /** Whether the library installs it. */
  readonly managed: boolean;
  readonly version: string;
  /** Root namespace: where istiod runs. */
  readonly namespace: string;
  /** Revision that injects sidecars; undefined: the default one. */
  readonly revision: string | undefined;
  /** Whether sidecars answer the DNS questions of their pods, so that mesh-wide hosts resolve. */
  readonly dnsCapture: boolean;
  /** Merged last over the values that the library computes for the istiod chart. */
  readonly values: HelmValues;
}

/** How Argo CD knows a cluster: by the name or the API server URL it was registered with. */
export type ArgoCdDestination = { readonly name: string } | { readonly server: string };

/** What clusters of a mesh know of each other. */
export interface PeerFacts {
  readonly path: string;
  /** The construct id; Istio's `global.multiCluster.clusterName`. */
  readonly name: string;
  /** Istio's `global.network`: pods of one network reach each other directly. */
  readonly network: string;
  /** `topology.kubernetes.io/region` of the cluster's nodes. */
  readonly region: string;
  /** Whether other clusters send calls here. */
  readonly inRotation: boolean;
}

/** A cluster that another repository writes, as that repository's fleet report describes it. */
export interface ReportedClusterFacts extends PeerFacts {
  /** Addresses of its gateways; empty: it has no gateway. */
  readonly addresses: readonly AddressFacts[];
  /** Hosts that it runs, as its repository declares them. */
  readonly entries: readonly EntryFacts[];
  /** Why the report cannot be used; the rest is then a stand-in. */
  readonly fault: ReportFault | undefined;
}

/** What is wrong with a report. */
export interface ReportFault {
  /** What is wrong, and where. */
  readonly what: string;
  /**
   * The value there, or what tells a long one.
   * @default - the report has nothing there
   */
  readonly value?: unknown;
  /** What to do about it. */
  readonly fix: string;
}

/** One Kubernetes API with one istiod, written by this program. */
export interface ClusterFacts extends PeerFacts {
  readonly istio: IstioFacts;
  /** Whether the library installs the CRDs of the Gateway API. */
  readonly gatewayApiCrds: 'managed' | 'existing';
  readonly argoCd: ArgoCdDestination;
}

/** A namespace that the platform team wants the library to write. */
export interface NamespaceFacts {
  readonly path: string;
  readonly cluster: string;
  readonly name: string;
  /** Whether pods started in it get a sidecar. */
  readonly injection: boolean;
  readonly labels: Readonly<Record<string, string>>;
  /** Namespaces whose Services its workloads call; undefined: their sidecars learn everything that is exported to them. */
  readonly egress: readonly string[] | undefined;
}

/** Where other clusters find a gateway. */
export interface AddressFacts {
  /** Pending: not known yet, so there are no values. */
  readonly type: 'Hostname' | 'IPAddress' | 'Pending';
  readonly values: readonly string[];
  /** Whether external-dns makes the name point at the gateway's load balancer. */
  readonly externalDns: boolean;
}

/** The door of a cluster for mutual TLS from other clusters. */
export interface GatewayFacts {
  readonly path: string;
  readonly id: string;
  readonly cluster: string;
  readonly address: AddressFacts;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly serviceAnnotations: Readonly<Record<string, string>>;
  readonly loadBalancerClass: string | undefined;
  readonly loadBalancerSourceRanges: readonly string[];
  readonly externalTrafficPolicy: 'Cluster' | 'Local' | undefined;
}

/** A port of a Service, with Istio's word for what is spoken on it. */
export interface PortFacts {
  readonly name: string;
  readonly port: number;
  readonly targetPort: number;
  readonly protocol: string;
}

/** The Kubernetes Service behind a host, the same in every cluster that exports it. */
export interface ServiceFacts {
  readonly namespace: string;
  readonly name: string;
  readonly serviceAccount: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly PortFacts[];
  /** `service.istio.io/canonical-name` of the Service's pods, where it can be told. */
  readonly canonicalName: string | undefined;
}

/** A workload identity: a service account, in whichever cluster it runs. */
export interface CallerFacts {
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** Share of a host's calls that an exporter gets. */
export interface WeightFacts {
  readonly cluster: string;
  readonly weight: number;
}

/** One mesh-wide host, the clusters that run its service and those that call it. */
export interface EntryFacts {
  readonly path: string;
  readonly id: string;
  readonly host: string;
  readonly service: ServiceFacts;
  /** Names of clusters, in the order given. */
  readonly exportedBy: readonly string[];
  /** Names of clusters, in the order given. */
  readonly importedBy: readonly string[];
  /** Clusters given that belong to no or to another mesh, as construct paths. */
  readonly strayClusters: readonly string[];
  /** Everybody who may call the workload; undefined: no policy is written. */
  readonly callers: readonly CallerFacts[] | undefined;
  /** Names of exporters in the order in which they answer; empty: all but the caller's own are equal. */
  readonly failoverOrder: readonly string[];
  /** Whether callers in a cluster that runs the service stay there while it works. */
  readonly localFirst: boolean;
  /** How calls are spread over exporters that are equal; empty: evenly. */
  readonly weights: readonly WeightFacts[];
  /** Virtual IP address of the host where sidecars do not capture DNS. */
  readonly address: string | undefined;
  /** Whether the Service's own name, too, means all exporters in the clusters that run it. */
  readonly globalServiceName: boolean;
}

/** Clusters whose istiods read each other's endpoints, in place of static endpoints, for names that are global. */
export interface DiscoveryFacts {
  readonly path: string;
  readonly id: string;
  /** Names of two clusters. */
  readonly clusters: readonly string[];
  /** Clusters given that belong to no or to another mesh or are written elsewhere, as construct paths. */
  readonly strayClusters: readonly string[];
  readonly credentials: CredentialsFacts;
}

/** Where istiod finds kubeconfigs for other clusters; never the kubeconfigs themselves. */
export type CredentialsFacts =
  | { readonly type: 'externalSecret'; readonly store: string; readonly storeKind: string; readonly keyPrefix: string }
  | { readonly type: 'mountedSecret'; readonly secret: string };

/** Metrics, dashboards and the picture of the mesh, in every cluster. */
export interface ObservabilityFacts {
  readonly path: string;
  readonly id: string;
  readonly exposure: 'clusterInternal' | 'insecureLab';
  /** How long metrics are kept, as Prometheus writes it: `15d`. */
  readonly retention: string;
  /** Size of Prometheus' volume, as Kubernetes writes it; undefined: no volume. */
  readonly storage: string | undefined;
  /** Merged last over the values of the chart kube-prometheus-stack. */
  readonly prometheusValues: HelmValues;
  /** Merged last over the values of the chart kiali-server. */
  readonly kialiValues: HelmValues;
}

/** A MeshComponent, which may write a directory of its name. */
export interface ComponentFacts {
  readonly path: string;
  readonly id: string;
}

/** A Chart that a user put below a cluster: one directory of that cluster. */
export interface ChartFacts {
  readonly path: string;
  readonly id: string;
  readonly cluster: string;
}

/** A prop of which the library can make nothing: TypeScript refuses it, JavaScript and `any` do not. */
export interface PropFaultFacts {
  readonly path: string;
  /** The prop and the way into it: `exportedBy[0]`. */
  readonly prop: string;
  /** What was given, or what tells it. */
  readonly value: unknown;
  /** What must be given, for people. */
  readonly wanted: string;
}

/** What the construct tree holds besides the facts above. */
export interface TreeFacts {
  readonly charts: readonly ChartFacts[];
  /** Everything that renders, the library's own and users'. */
  readonly components: readonly ComponentFacts[];
  /** Construct paths of Charts and API objects that lie in no cluster. */
  readonly strays: readonly string[];
  /** What `node.addValidation` hooks of users' constructs said. */
  readonly validationErrors: readonly { readonly path: string; readonly message: string }[];
}
