import { CROSSING_PROTOCOLS, protocolOfPortName } from '../ports';
import type { Rule } from './rule';

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

/**
 * Sidecars in clusters that run a service use the protocol in the name of the Service's port. Callers elsewhere use
 * the protocol of the entry. If the name contains no protocol, sidecars detect it. Plain TCP works in any case.
 */
export const portNameMatchesProtocol: Rule = {
  id: 'port-name-matches-protocol',
  *check({ entries }) {
    for (const { path, service } of entries) {
      for (const { name, protocol } of service.ports) {
        const named = protocolNamed(name);
        // protocol-can-cross reports protocols that cannot cross a gateway.
        if (named === undefined || !(CROSSING_PROTOCOLS as readonly string[]).includes(protocol)) continue;
        if (understood(named, protocol)) continue;
        yield {
          path,
          what: `Istio reads ${named} from the name of port "${name}", and the entry gives it another protocol`,
          value: protocol,
          fix: `leave protocol out if the port speaks ${named}; else name the port after what it speaks, as in "${protocol.toLowerCase()}"`,
        };
      }
    }
  },
};

function understood(named: string, protocol: string): boolean {
  const [service, caller] = [HANDLING[named], HANDLING[protocol]];
  return service === caller || service === BYTES || (caller === BYTES && named !== 'UDP');
}

/** The protocol that a name starts with; undefined: it does not start with a protocol, or it is not a string. */
function protocolNamed(name: unknown): string | undefined {
  if (typeof name !== 'string') return undefined;
  const protocol = protocolOfPortName(name);
  return protocol === 'TCP' && !/^tcp(-|$)/i.test(name) ? undefined : protocol;
}
