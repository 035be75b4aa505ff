// For users: what a main.ts needs.
export { MeshApp } from './output/mesh-app';
export type { MeshAppProps } from './output/mesh-app';
export { Mesh } from './constructs/mesh';
export type { AllowProps, MeshProps } from './constructs/mesh-props';
export { MeshTrust } from './constructs/choices/mesh-trust';
export { Delivery } from './delivery/delivery';
export type { ArgoCdDestination, ArgoCdProps } from './delivery/argo-cd/argo-cd-props';
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
export type { MeshClusterProps, NamespaceProps } from './constructs/mesh-cluster-props';
export type { IMeshCluster } from './constructs/mesh-member';
export { Istio } from './constructs/choices/istio';
export type { ExistingIstioProps, ManagedIstioProps } from './constructs/choices/istio';
export type { PatchTarget } from './constructs/patch/patch-matches';
export { EastWestGateway } from './constructs/east-west-gateway';
export type { EastWestGatewayProps } from './constructs/east-west-gateway';
export { GatewayAddress } from './constructs/choices/gateway-address';
export { CrossClusterServiceEntry } from './constructs/cross-cluster-service-entry';
export type { Caller, CrossClusterServiceEntryProps } from './constructs/cross-cluster-service-entry';
export { Routing } from './constructs/choices/routing';
export type { ExporterWeight } from './constructs/choices/routing';
export type {
  ServiceFrom,
  ServiceObject,
  ServicePods,
  ServicePort,
  ServiceReference,
} from './constructs/service-reference';

export { EndpointDiscovery } from './constructs/endpoint-discovery';
export type { EndpointDiscoveryProps } from './constructs/endpoint-discovery';
export { RemoteCredentials } from './constructs/choices/remote-credentials';
export type { RemoteExternalSecretProps } from './constructs/choices/remote-credentials';
export { ObservabilityStack } from './constructs/observability-stack';
export type { ObservabilityStackProps } from './constructs/observability-stack';
export { ConsoleExposure } from './constructs/choices/console-exposure';

// For extenders: components and rules of their own.
export { MeshComponent } from './constructs/mesh-component';
export type { Finding, Rule } from './model/rules/rule';
export type { Fleet } from './model/fleet/fleet';
export type { ExportedService } from './model/fleet/exported-service';
export type { AddressFacts, GatewayFacts } from './model/facts/gateway';
export type { CallerFacts, EntryFacts } from './model/facts/entry';
export type { RoutingFacts, WeightFacts } from './model/facts/routing';
export type { ChartFacts, ComponentFacts, TreeFacts } from './model/facts/tree';
export type { ClusterFacts, PeerFacts } from './model/facts/cluster';
export type { CredentialsFacts, DiscoveryFacts } from './model/facts/discovery';
export type { IstioFacts } from './model/facts/istio';
export type { MeshFacts } from './model/facts/mesh';
export type { NamespaceFacts } from './model/facts/namespace';
export type { ObservabilityFacts } from './model/facts/observability';
export type { PortFacts, ServiceFacts } from './model/facts/service';
export type { PropFaultFacts } from './model/facts/prop-fault';
export type { ReportFault, ReportedClusterFacts } from './model/facts/cluster-from-report';
export type { Layer } from './model/layers';
export type { ChartPin } from './model/report/lock';
export type { Part, PartExtras, Placed } from './resources/component-part';
export type { EmittedKind, GitSource, HelmRelease, Release, Stage } from './resources/release';
export type { ComponentSize, DeliveredFile, Expanded, IDelivery } from './delivery/delivery-strategy';

// For those who handle what the above throw, take or return.
export { InvalidMeshError } from './model/problems/invalid-mesh-error';
export type { Problem } from './model/problems/problem';
export type { HelmValues } from './model/facts/helm-values';
export type { Protocol } from './model/ports';
export type { Manifest, Metadata } from './resources/manifest';
export type { ManifestSelector } from './resources/manifest-selector';
