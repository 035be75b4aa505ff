/** Who a workload is, as Istio issues it: trust domain, namespace, service account. */
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
