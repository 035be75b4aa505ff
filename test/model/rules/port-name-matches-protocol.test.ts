import type { Fleet } from '../../../lib/model/fleet/fleet';
import { CROSSING_PROTOCOLS } from '../../../lib/model/ports';
import { portNameMatchesProtocol } from '../../../lib/model/rules/port-name-matches-protocol';
import { entry, fleetOf, port, service } from '../facts';
import { ruleTest } from './rule-test';

const path = 'training-mesh/echo';

function fleet(...ports: readonly (readonly [name: string, protocol: string])[]): Fleet {
  const given = ports.map(([name, protocol], index) => port({ name, protocol, port: 80 + index }));
  return fleetOf({ entries: [entry('echo', { service: service({ ports: given }) })] });
}

ruleTest(portNameMatchesProtocol, {
  valid: [
    ...CROSSING_PROTOCOLS.map((protocol) => {
      const name = protocol.toLowerCase();
      return [`${name} and ${name}-api are ${protocol}`, fleet([name, protocol], [`${name}-api`, protocol])] as const;
    }),
    ['a name without a protocol may be any', fleet(['web', 'HTTP'], ['api', 'GRPC'], ['db', 'TCP'], ['httpx', 'TLS'])],
    ['gRPC is HTTP/2', fleet(['grpc', 'HTTP2'], ['http2-api', 'GRPC'], ['grpc-web', 'GRPC'])],
    [
      'what passes as bytes may be called after any of it',
      fleet(['tls', 'TCP'], ['tcp-db', 'MONGO'], ['https', 'TLS']),
    ],
    [
      'what one side passes on as bytes the other may look into',
      fleet(['http', 'TCP'], ['grpc', 'TLS'], ['tcp', 'HTTP'], ['tls-api', 'GRPC'], ['mongo', 'HTTP2']),
    ],
    ['what cannot cross is left to protocol-can-cross', fleet(['http', 'UDP'], ['tcp', 'SCTP'], ['tls', ''])],
    ['a port without a name is left to valid-ports', fleet(['', 'HTTP'], [undefined as unknown as string, 'HTTP'])],
  ],
  invalid: [
    ...(
      [
        ['http-api', 'GRPC', 'HTTP'],
        ['HTTP-api', 'HTTP2', 'HTTP'],
        ['grpc', 'HTTP', 'GRPC'],
        ['http2', 'HTTP', 'HTTP2'],
        ['grpc-web-api', 'HTTP', 'GRPC-WEB'],
        ['udp-dns', 'TCP', 'UDP'],
        ['udp', 'HTTP', 'UDP'],
      ] as const
    ).map(
      ([name, protocol, named]) =>
        [
          `fails for ${protocol} on a port that is called "${name}"`,
          fleet([name, protocol]),
          [{ path, what: new RegExp(`reads ${named} from the name of port "${name}"`), value: protocol }],
        ] as const,
    ),
    [
      'fails for each such port, with what to do',
      fleet(['http', 'GRPC'], ['grpc', 'GRPC'], ['http2', 'HTTP']),
      [
        { path, value: 'GRPC', fix: /^leave protocol out if the port speaks HTTP; .* as in "grpc"/ },
        { path, value: 'HTTP', fix: /speaks HTTP2; .* as in "http"/ },
      ],
    ],
  ],
});
