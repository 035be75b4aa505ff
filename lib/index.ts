// For users: what a main.ts needs.
export { MeshApp } from './output/mesh-app';
export type { MeshAppProps } from './output/mesh-app';
export { Mesh } from './constructs/mesh';
export type { AllowProps, MeshProps } from './constructs/mesh';
export { MeshTrust } from './constructs/mesh-trust';
export { Delivery } from './delivery/delivery';
export type { ArgoCdProps } from './delivery/argo-cd/argo-cd';
export type {
  ArgoCdApplicationSettings,
  ArgoCdBackoff,
  ArgoCdIgnoredDifference,
  ArgoCdRetry,
} from './delivery/argo-cd/per-application/application-settings';
export type { ArgoCdSyncWindow } from './delivery/argo-cd/per-application/sync-window';
export type { FluxProps, FluxSourceRef } from './delivery/flux/flux';
export type { RenderedProps } from './delivery/rendered/rendered';
export { MeshCluster } from './constructs/mesh-cluster';
export type { MeshClusterProps, NamespaceProps } from './constructs/mesh-cluster';
export type { IMeshCluster } from './constructs/mesh-member';
export { Istio } from './constructs/istio';
export type { ExistingIstioProps, ManagedIstioProps } from './constructs/istio';
export type { PatchTarget } from './constructs/patch-matches';
export { EastWestGateway } from './constructs/east-west-gateway';
export type { EastWestGatewayProps } from './constructs/east-west-gateway';
export { GatewayAddress } from './constructs/gateway-address';
export { CrossClusterServiceEntry } from './constructs/cross-cluster-service-entry';
export type { Caller, CrossClusterServiceEntryProps, ExporterWeight } from './constructs/cross-cluster-service-entry';
export type {
  ServiceFrom,
  ServiceObject,
  ServicePods,
  ServicePort,
  ServiceReference,
} from './constructs/service-reference';

export { EndpointDiscovery } from './constructs/endpoint-discovery';
export type { EndpointDiscoveryProps } from './constructs/endpoint-discovery';
export { RemoteCredentials } from './constructs/remote-credentials';
export type { RemoteExternalSecretProps } from './constructs/remote-credentials';
export { ObservabilityStack } from './constructs/observability-stack';
export type { ObservabilityStackProps } from './constructs/observability-stack';
export { Exposure } from './constructs/exposure';

// For extenders: components and rules of their own.
export { MeshComponent } from './constructs/component';
export type { Finding, Rule } from './model/rules/rule';
export type { Fleet } from './model/fleet';
export type { ExportedService } from './model/exported-service';
export type {
  AddressFacts,
  CallerFacts,
  ChartFacts,
  ClusterFacts,
  ComponentFacts,
  CredentialsFacts,
  DiscoveryFacts,
  EntryFacts,
  GatewayFacts,
  IstioFacts,
  MeshFacts,
  NamespaceFacts,
  ObservabilityFacts,
  PeerFacts,
  PortFacts,
  PropFaultFacts,
  ReportFault,
  ReportedClusterFacts,
  ServiceFacts,
  TreeFacts,
  WeightFacts,
} from './model/facts';
export type { Layer } from './model/layers';
export type { ChartPin } from './model/lock';
export type { Part, PartExtras, Placed } from './resources/part';
export type { EmittedKind, GitSource, HelmRelease, Release, Stage } from './resources/release';
export type { DeliveredFile, Expanded, IDelivery } from './delivery/delivery-strategy';

// For those who handle what the above throw, take or return.
export { InvalidMeshError } from './model/problems/invalid-mesh-error';
export type { Problem } from './model/problems/problem';
export type { ArgoCdDestination, HelmValues } from './model/facts';
export type { Protocol } from './model/ports';
export type { Manifest, Metadata } from './resources/manifest';
export type { ManifestSelector } from './resources/manifest-selector';
