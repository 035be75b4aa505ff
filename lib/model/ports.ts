/** Port on which east-west gateways accept mutual TLS for AUTO_PASSTHROUGH (istio.io, "Multi-Primary on different networks"). */
export const EAST_WEST_PORT = 15443;

/** Health port of every Istio proxy, asked by load balancers at `/healthz/ready` (istio.io, "Ports used by Istio"). */
export const STATUS_PORT = 15021;

/** Metrics of proxy, agent and application, merged by the agent (istio.io, "Ports used by Istio"). */
export const MERGED_METRICS_PORT = 15020;

/** Envoy's own metrics (istio.io, "Ports used by Istio"). */
export const ENVOY_METRICS_PORT = 15090;

/** Ports on which a sidecar listens itself (istio.io, "Ports used by Istio"). Calls to them never reach the application. */
export const PROXY_PORTS: readonly number[] = [
  15000,
  15001,
  15004,
  15006,
  15008,
  MERGED_METRICS_PORT,
  STATUS_PORT,
  15053,
  ENVOY_METRICS_PORT,
];

/**
 * What a port speaks, in Istio's word (Istio reference, ServicePort.protocol). UDP is accepted so that
 * a rule can explain why a gateway's mutual TLS cannot carry it.
 */
export type Protocol = 'GRPC' | 'GRPC-WEB' | 'HTTP' | 'HTTP2' | 'HTTPS' | 'MONGO' | 'TCP' | 'TLS' | 'UDP';

/** What a ServiceEntry port may speak. */
export const CROSSING_PROTOCOLS: readonly Protocol[] = [
  'GRPC',
  'GRPC-WEB',
  'HTTP',
  'HTTP2',
  'HTTPS',
  'MONGO',
  'TCP',
  'TLS',
];

/** Protocols whose requests Envoy sees, so that a connection can be replaced between two of them. */
const HTTP_PROTOCOLS: readonly string[] = ['GRPC', 'GRPC-WEB', 'HTTP', 'HTTP2'];

/** Whether a port carries requests that Envoy can tell apart: HTTP or gRPC, without TLS of its own. */
export function isHttp({ protocol }: { readonly protocol: string }): boolean {
  return HTTP_PROTOCOLS.includes(protocol);
}

const KNOWN: readonly string[] = [...CROSSING_PROTOCOLS, 'UDP'];

/**
 * The protocol that Istio reads from the name of a Service port: the part before the first dash
 * (istio.io, "Protocol Selection"); TCP if that is not a protocol. `grpc-web` counts as a whole.
 */
export function protocolOfPortName(name: string): Protocol {
  const upper = name.toUpperCase();
  if (upper === 'GRPC-WEB' || upper.startsWith('GRPC-WEB-')) return 'GRPC-WEB';
  const prefix = upper.split('-')[0] ?? '';
  return KNOWN.includes(prefix) ? (prefix as Protocol) : 'TCP';
}
