import { CROSSING_PROTOCOLS } from '../ports';
import { isUnderstood, protocolNamed } from '../service-protocol';
import type { Rule } from './rule';

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
        if (isUnderstood(named, protocol)) continue;
        yield {
          path,
          what: `Istio reads ${named} from the name of port "${name}", and the entry gives it another protocol`,
          value: protocol,
          fix: `leave protocol out if the port speaks ${named}; else name it after what it speaks, as in "${protocol.toLowerCase()}": the entry's port need not have the name of the Service's`,
        };
      }
    }
  },
};
