import type { Fleet } from '../../../lib/model/fleet/fleet';
import { CROSSING_PROTOCOLS } from '../../../lib/model/ports';
import { protocolCanCross } from '../../../lib/model/rules/protocol-can-cross';
import { entry, fleetOf, port, service } from '../facts';
import { ruleTest } from './rule-test';

const path = 'training-mesh/echo';

function protocols(...given: readonly string[]): Fleet {
  const ports = given.map((protocol, index) => port({ name: `p${index}`, port: 80 + index, protocol }));
  return fleetOf({ entries: [entry('echo', { service: service({ ports }) })] });
}

ruleTest(protocolCanCross, {
  valid: [
    ...CROSSING_PROTOCOLS.map((protocol) => [`${protocol} can cross`, protocols(protocol)] as const),
    ['a service without ports is left to the rule about ports', protocols()],
  ],
  invalid: [
    ['fails for UDP', protocols('UDP'), [{ path, what: /"p0" speaks UDP/, value: 'UDP' }]],
    [
      'fails for a protocol that Istio may not have',
      protocols('SCTP'),
      [{ path, what: /may not have/, value: 'SCTP', fix: /out of this service$/ }],
    ],
    ['fails for a protocol in lower case', protocols('http'), [{ path, value: 'http', fix: /did you mean "HTTP"\?/ }]],
    ['fails for an empty protocol', protocols(''), [{ path, value: '' }]],
    [
      'fails for every port that cannot cross',
      protocols('HTTP', 'UDP', 'TCP', 'QUIC'),
      [
        { path, what: /"p1"/, value: 'UDP' },
        { path, what: /"p3"/, value: 'QUIC' },
      ],
    ],
  ],
});
