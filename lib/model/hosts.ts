import { CANONICAL_NAME_LABEL } from './names';

/** SNI by which an east-west gateway tells services apart (Istio's SNI-DNAT clusters). */
export function serverName(port: number, host: string): string {
  return `outbound_.${port}_._.${host}`;
}

/** Longest server name TLS and DNS can carry (RFC 1035). */
export const MAX_SERVER_NAME = 253;

/**
 * The canonical name of the pods that a selector selects, where the selector tells it. The injector
 * takes it from these labels, in this order (Istio, `pkg/model/status.go`).
 */
export function canonicalNameOf(selector: Readonly<Record<string, string>>): string | undefined {
  return selector[CANONICAL_NAME_LABEL] ?? selector['app.kubernetes.io/name'] ?? selector.app;
}

/** Name by which every cluster's own DNS knows a Service. */
export function nativeName({ name, namespace }: { readonly name: string; readonly namespace: string }): string {
  return `${name}.${namespace}.svc.cluster.local`;
}
