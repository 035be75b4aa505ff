// For users: what a main.ts needs.
export { MeshApp } from './output/mesh-app';
export type { MeshAppProps } from './output/mesh-app';
export { Mesh } from './constructs/mesh';
export type { MeshProps } from './constructs/mesh';
export { MeshTrust } from './constructs/mesh-trust';
export { Delivery } from './delivery/delivery';
export type { ArgoCdProps } from './delivery/argo-cd/argo-cd';
export { MeshCluster } from './constructs/mesh-cluster';
export type { MeshClusterProps, NamespaceProps } from './constructs/mesh-cluster';
export { Istio } from './constructs/istio';
export type { ManagedIstioProps } from './constructs/istio';
export type { PatchTarget } from './constructs/patch-matches';
export { EastWestGateway } from './constructs/east-west-gateway';
export type { EastWestGatewayProps } from './constructs/east-west-gateway';
export { GatewayAddress } from './constructs/gateway-address';
export { CrossClusterServiceEntry } from './constructs/cross-cluster-service-entry';
export type {
  Caller,
  CrossClusterServiceEntryProps,
  ServicePort,
  ServiceReference,
} from './constructs/cross-cluster-service-entry';

// For those who handle what the above throw, take or return.
export { InvalidMeshError } from './model/problem';
export type { Problem } from './model/problem';
export type { ArgoCdDestination, HelmValues } from './model/facts';
export type { Protocol } from './model/ports';
export type { IDelivery } from './delivery/delivery-strategy';
export type { Manifest, Metadata } from './resources/manifest';
