/**
 * How a gateway pod stops without cutting calls. It passes encrypted connections through and cannot ask callers to
 * leave. Callers therefore replace their HTTP connections by themselves, and the pod waits until the last
 * one is closed (measurements in docs/failover.md, "Restarts of a gateway").
 */
export const DRAIN = {
  /** How long callers keep a connection for new HTTP and gRPC requests. Running requests finish on it. */
  connectionSeconds: 20,
  /** How long a stopping gateway pod takes new connections, until load balancers stop sending them. */
  minimumSeconds: 20,
  /** When Kubernetes kills a pod that still has connections: `connectionSeconds` plus the longest call. */
  graceSeconds: 60,
} as const;
