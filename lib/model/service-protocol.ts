import { protocolOfPortName } from './ports';

const BYTES = 'bytes';

/** Protocols that Istio's proxies treat alike. */
const HANDLING: Readonly<Record<string, string>> = {
  GRPC: 'HTTP/2',
  'GRPC-WEB': 'HTTP/2',
  HTTP: 'HTTP/1.1',
  HTTP2: 'HTTP/2',
  HTTPS: BYTES,
  MONGO: BYTES,
  TCP: BYTES,
  TLS: BYTES,
  UDP: 'datagrams',
};

/** What Kubernetes calls some protocols (Istio, `pkg/config/kube/conversion.go`, `ConvertProtocol`). */
const OF_KUBERNETES: Readonly<Record<string, string>> = {
  'kubernetes.io/h2c': 'HTTP2',
  'kubernetes.io/ws': 'HTTP',
  'kubernetes.io/wss': 'HTTPS',
};

/** Whether a call works if the sidecar of the pods takes a port for one protocol, and its caller for another. */
export function isUnderstood(service: string, caller: string): boolean {
  const [served, called] = [HANDLING[service], HANDLING[caller]];
  return served === called || served === BYTES || (called === BYTES && service !== 'UDP');
}

/** The protocol that a name starts with; undefined: it does not start with a protocol, or it is not a string. */
export function protocolNamed(name: unknown): string | undefined {
  if (typeof name !== 'string') return undefined;
  const protocol = protocolOfPortName(name);
  return protocol === 'TCP' && !/^tcp(-|$)/i.test(name) ? undefined : protocol;
}

/** What sidecars read from the port of a Service: `appProtocol`, or else the name. Undefined: they detect it. */
export function protocolOfServicePort(port: {
  readonly name?: unknown;
  readonly appProtocol?: unknown;
}): string | undefined {
  const { name, appProtocol } = port;
  if (typeof appProtocol !== 'string') return protocolNamed(name);
  return OF_KUBERNETES[appProtocol] ?? protocolNamed(appProtocol);
}
