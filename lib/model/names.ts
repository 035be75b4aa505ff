/** Names that other parts of a cluster rely on; in Istio a name is an interface. */

/** Istio's root namespace. */
export const ISTIO_NAMESPACE = 'istio-system';

/** Namespace of the east-west gateways. */
export const GATEWAY_NAMESPACE = 'istio-eastwest';

/** Namespace of hosts that a cluster imports only, so that it needs no namespace of the service. */
export const IMPORTS_NAMESPACE = 'mesh-imports';

/** Label that tells istiod the network of a namespace, a pod or a gateway. */
export const NETWORK_LABEL = 'topology.istio.io/network';

/** Label that the injector puts on every pod. */
export const CANONICAL_NAME_LABEL = 'service.istio.io/canonical-name';

/** Label that says whether an endpoint takes mutual TLS. */
export const TLS_MODE_LABEL = 'security.istio.io/tlsMode';

/** Component of a user's objects outside of Charts. */
export const WORKLOADS_COMPONENT = 'workloads';

/** Components that the library writes itself. */
export const RESERVED_COMPONENTS: readonly string[] = [WORKLOADS_COMPONENT, 'namespaces', 'peers', 'istio'];

/**
 * Network id under which a cluster knows the gateway of another one. Endpoints are matched to
 * gateways by this label alone: with the real network name, two clusters on one network would get
 * each other's calls.
 */
export function peerNetwork(cluster: string): string {
  return `peer-${cluster}`;
}

/** Name of all objects of a gateway: `eastwest` → `istio-eastwestgateway`, as in Istio's own release. */
export function gatewayName(id: string): string {
  return `istio-${id}gateway`;
}

/** Label `istio` of a gateway's pods, which Gateway resources select. */
export function gatewayLabel(id: string): string {
  return `${id}gateway`;
}

/** Name of the list of hosts that a gateway exposes; the usual gateway `eastwest` has the usual name. */
export function exposureName(id: string): string {
  return id === 'eastwest' ? 'cross-network' : `cross-network-${id}`;
}

/**
 * Object name for a dotted name, without loss: dots become dashes and dashes double, so that
 * `a-b.c` and `a.b-c` stay different. (No label starts or ends with a dash, so a run of one dash is
 * a dot and a run of 2n dashes is n dashes.)
 */
export function dashed(...dotted: readonly string[]): string {
  return dotted.join('.').replaceAll('-', '--').replaceAll('.', '-');
}

/** Identity of a Service within a cluster; also the component that holds what its entries share. */
export function serviceKey(service: { readonly namespace: string; readonly name: string }): string {
  return `${service.namespace}/${service.name}`;
}

/** SNI by which an east-west gateway tells services apart (Istio's SNI-DNAT clusters). */
export function serverName(port: number, host: string): string {
  return `outbound_.${port}_._.${host}`;
}

/** Longest server name TLS and DNS can carry (RFC 1035). */
export const MAX_SERVER_NAME = 253;

/**
 * The canonical name of the pods of a selector, if the selector contains it. The injector takes it from these
 * labels, in this order (Istio, `pkg/model/status.go`).
 */
export function canonicalNameOf(selector: Readonly<Record<string, string>>): string | undefined {
  return selector[CANONICAL_NAME_LABEL] ?? selector['app.kubernetes.io/name'] ?? selector.app;
}

/** Name by which every cluster's own DNS knows a Service. */
export function nativeName({ name, namespace }: { readonly name: string; readonly namespace: string }): string {
  return `${name}.${namespace}.svc.cluster.local`;
}

/** The identity that Istio issues to a workload: trust domain, namespace, service account. */
interface Workload {
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** Principal as AuthorizationPolicy compares it: the SPIFFE id without its scheme (Istio reference, Source.principals). */
export function principal(trustDomain: string, { namespace, serviceAccount }: Workload): string {
  return `${trustDomain}/ns/${namespace}/sa/${serviceAccount}`;
}

/** SPIFFE id as certificates carry it (Istio reference, ServiceEntry.subjectAltNames). */
export function spiffeId(trustDomain: string, workload: Workload): string {
  return `spiffe://${principal(trustDomain, workload)}`;
}
