import { CROSSING_PROTOCOLS } from '../ports';
import { didYouMean } from '../problems/did-you-mean';
import type { Rule } from './rule';

/** A gateway forwards TLS connections, so only protocols over TCP can cross it. */
export const protocolCanCross: Rule = {
  id: 'protocol-can-cross',
  *check({ entries }) {
    for (const { path, service } of entries) {
      for (const { name, protocol } of service.ports) {
        if ((CROSSING_PROTOCOLS as readonly string[]).includes(protocol)) continue;
        yield {
          path,
          what:
            protocol === 'UDP'
              ? `port "${name}" speaks UDP, which mutual TLS through a gateway cannot carry`
              : `port "${name}" has a protocol that a ServiceEntry may not have`,
          value: protocol,
          fix: `use one of ${CROSSING_PROTOCOLS.join(', ')}, or leave the port out of this service${didYouMean(protocol, CROSSING_PROTOCOLS)}`,
        };
      }
    }
  },
};
