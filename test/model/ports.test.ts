import fc from 'fast-check';
import {
  CROSSING_PROTOCOLS,
  EAST_WEST_PORT,
  ENVOY_METRICS_PORT,
  MERGED_METRICS_PORT,
  STATUS_PORT,
  protocolOfPortName,
} from '../../lib/model/ports';

test.each([
  ['http', 'HTTP'],
  ['http-web', 'HTTP'],
  ['HTTP-Web', 'HTTP'],
  ['http2', 'HTTP2'],
  ['http2-api', 'HTTP2'],
  ['https', 'HTTPS'],
  ['grpc', 'GRPC'],
  ['grpc-api', 'GRPC'],
  ['grpc-web', 'GRPC-WEB'],
  ['grpc-web-api', 'GRPC-WEB'],
  ['tls-db', 'TLS'],
  ['mongo', 'MONGO'],
  ['tcp-db', 'TCP'],
  ['udp', 'UDP'],
  ['udp-dns', 'UDP'],
])('port name %s means %s', (name, protocol) => {
  expect(protocolOfPortName(name)).toBe(protocol);
});

test.each(['web', 'httpweb', 'http3', 'web-http', 'httpx-api', 'mysql', '', '-http'])(
  'port name "%s" says nothing, so it means TCP',
  (name) => {
    expect(protocolOfPortName(name)).toBe('TCP');
  },
);

test('a protocol before the first dash counts, whatever follows', () => {
  const protocol = fc.constantFrom(...CROSSING_PROTOCOLS);
  const suffix = fc.stringMatching(/^[a-z0-9-]{1,8}$/).filter((text) => !text.startsWith('web'));
  fc.assert(
    fc.property(protocol, suffix, (expected, rest) => {
      expect(protocolOfPortName(`${expected.toLowerCase()}-${rest}`)).toBe(expected);
    }),
  );
});

test('the ports of Istio are the documented ones', () => {
  expect([EAST_WEST_PORT, STATUS_PORT, MERGED_METRICS_PORT, ENVOY_METRICS_PORT]).toEqual([15443, 15021, 15020, 15090]);
});
