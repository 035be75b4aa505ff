import lt from 'semver/functions/lt';
import valid from 'semver/functions/valid';

/** Versions that API servers serve of each kind, the best first. */
type ServedKinds = Readonly<Record<string, readonly string[]>>;

/** The kinds of an API group that a cluster serves, apart from CRDs among its own objects. */
export interface ServedGroup {
  readonly kinds: ServedKinds;
  /** Whether the list is complete. */
  readonly whole: boolean;
}

const V1 = ['v1'];

/**
 * Groups of Kubernetes that have only these kinds and versions, from 1.28 to 1.36. Their other resources are
 * subresources.
 */
const WHOLE_GROUPS: Readonly<Record<string, ServedKinds>> = {
  '': {
    Binding: V1,
    ComponentStatus: V1,
    ConfigMap: V1,
    Endpoints: V1,
    Event: V1,
    LimitRange: V1,
    Namespace: V1,
    Node: V1,
    PersistentVolume: V1,
    PersistentVolumeClaim: V1,
    Pod: V1,
    PodTemplate: V1,
    ReplicationController: V1,
    ResourceQuota: V1,
    Secret: V1,
    Service: V1,
    ServiceAccount: V1,
  },
  apps: { ControllerRevision: V1, DaemonSet: V1, Deployment: V1, ReplicaSet: V1, StatefulSet: V1 },
  autoscaling: { HorizontalPodAutoscaler: ['v2', 'v1'] },
  batch: { CronJob: V1, Job: V1 },
  extensions: {},
  policy: { PodDisruptionBudget: V1 },
  'rbac.authorization.k8s.io': { ClusterRole: V1, ClusterRoleBinding: V1, Role: V1, RoleBinding: V1 },
};

/**
 * Kinds whose older versions were removed by 1.27 (Kubernetes, "Deprecated API Migration Guide"). Their groups
 * sometimes get new kinds.
 */
const GROWING_GROUPS: Readonly<Record<string, ServedKinds>> = {
  'admissionregistration.k8s.io': { MutatingWebhookConfiguration: V1, ValidatingWebhookConfiguration: V1 },
  'apiextensions.k8s.io': { CustomResourceDefinition: V1 },
  'apiregistration.k8s.io': { APIService: V1 },
  'certificates.k8s.io': { CertificateSigningRequest: V1 },
  'coordination.k8s.io': { Lease: V1 },
  'discovery.k8s.io': { EndpointSlice: V1 },
  'events.k8s.io': { Event: V1 },
  'networking.k8s.io': { Ingress: V1, IngressClass: V1, NetworkPolicy: V1 },
  'node.k8s.io': { RuntimeClass: V1 },
  'scheduling.k8s.io': { PriorityClass: V1 },
  'storage.k8s.io': { CSIDriver: V1, CSINode: V1, CSIStorageCapacity: V1, StorageClass: V1, VolumeAttachment: V1 },
};

const SINCE_V1ALPHA3 = ['v1', 'v1beta1', 'v1alpha3'];
const SINCE_V1BETA1 = ['v1', 'v1beta1'];

/** CRDs of Istio 1.28 to 1.31 (chart base, `files/crd-all.gen.yaml`). */
const ISTIO: Readonly<Record<string, ServedKinds>> = {
  'extensions.istio.io': { TrafficExtension: ['v1alpha1'], WasmPlugin: ['v1alpha1'] },
  'networking.istio.io': {
    DestinationRule: SINCE_V1ALPHA3,
    EnvoyFilter: ['v1alpha3'],
    Gateway: SINCE_V1ALPHA3,
    ProxyConfig: ['v1beta1'],
    ServiceEntry: SINCE_V1ALPHA3,
    Sidecar: SINCE_V1ALPHA3,
    VirtualService: SINCE_V1ALPHA3,
    WorkloadEntry: SINCE_V1ALPHA3,
    WorkloadGroup: SINCE_V1ALPHA3,
  },
  'security.istio.io': {
    AuthorizationPolicy: SINCE_V1BETA1,
    PeerAuthentication: SINCE_V1BETA1,
    RequestAuthentication: SINCE_V1BETA1,
  },
  'telemetry.istio.io': { Telemetry: ['v1', 'v1alpha1'] },
};

/** Kinds of Istio that came after 1.28. */
const ISTIO_SINCE = { TrafficExtension: '1.30.0' } as const;

/** The standard channel of Gateway API 1.5 (`config/crd/standard`). */
const GATEWAY_API: Readonly<Record<string, ServedKinds>> = {
  'gateway.networking.k8s.io': {
    BackendTLSPolicy: V1,
    GRPCRoute: V1,
    Gateway: SINCE_V1BETA1,
    GatewayClass: SINCE_V1BETA1,
    HTTPRoute: SINCE_V1BETA1,
    ListenerSet: V1,
    ReferenceGrant: SINCE_V1BETA1,
    TLSRoute: V1,
  },
};

/** The Prometheus operator 0.93 (`example/prometheus-operator-crd`). */
const PROMETHEUS_OPERATOR: Readonly<Record<string, ServedKinds>> = {
  'monitoring.coreos.com': {
    Alertmanager: V1,
    AlertmanagerConfig: ['v1alpha1'],
    PodMonitor: V1,
    Probe: V1,
    Prometheus: V1,
    PrometheusAgent: ['v1alpha1'],
    PrometheusRule: V1,
    ScrapeConfig: ['v1alpha1'],
    ServiceMonitor: V1,
    ThanosRuler: V1,
  },
};

/** Advice for kinds that were removed, or do not exist yet. */
export const ABSENT_KINDS: ReadonlyMap<string, string> = new Map([
  ['extensions.istio.io/TrafficExtension', `use Istio ${ISTIO_SINCE.TrafficExtension} or later`],
  ...['TCPRoute', 'UDPRoute'].map(
    (kind) =>
      [
        `gateway.networking.k8s.io/${kind}`,
        "it is in the experimental channel: install the CRDs of that yourself, with gatewayApiCrds: 'existing'",
      ] as const,
  ),
  ['policy/PodSecurityPolicy', 'label the namespace with pod-security.kubernetes.io/enforce in its place'],
]);

/** APIs that are known to be installed in a cluster. */
export interface InstalledApis {
  readonly istio: string;
  /** Whether the Gateway API is the one that the library installs. */
  readonly gatewayApi: boolean;
  /** Whether the Prometheus operator is. */
  readonly prometheusOperator: boolean;
}

/** API groups of a cluster whose served versions are known. */
export function servedGroups({
  istio,
  gatewayApi,
  prometheusOperator,
}: InstalledApis): ReadonlyMap<string, ServedGroup> {
  const groups = (all: Readonly<Record<string, ServedKinds>>, whole: boolean): (readonly [string, ServedGroup])[] =>
    Object.entries(all).map(([group, kinds]) => [group, { kinds, whole }] as const);
  const ofIstio = Object.entries(ISTIO).map(([group, kinds]) => [group, inRelease(kinds, istio)] as const);
  return new Map([
    ...groups(WHOLE_GROUPS, true),
    ...groups(GROWING_GROUPS, false),
    ...groups(Object.fromEntries(ofIstio), true),
    ...(gatewayApi ? groups(GATEWAY_API, true) : []),
    ...(prometheusOperator ? groups(PROMETHEUS_OPERATOR, true) : []),
  ]);
}

function inRelease(kinds: ServedKinds, release: string): ServedKinds {
  if (valid(release) === null) return kinds;
  const later = Object.entries(ISTIO_SINCE).filter(([, since]) => lt(release, since));
  return Object.fromEntries(Object.entries(kinds).filter(([kind]) => !later.some(([each]) => each === kind)));
}
