import type { Fleet } from '../../../lib/model/fleet/fleet';
import { gatewayAddressIsReal } from '../../../lib/model/rules/gateway-address-is-real';
import { fleetOf, gateway, reported } from '../facts';
import { ruleTest } from './rule-test';
import type { ExpectedFinding } from './rule-test';

const path = 'training-mesh/eu/eastwest';

function hostname(value: string): Fleet {
  return fleetOf({ gateways: [gateway('eu', { address: { type: 'Hostname', values: [value], externalDns: false } })] });
}

function ips(...values: string[]): Fleet {
  return fleetOf({ gateways: [gateway('eu', { address: { type: 'IPAddress', values, externalDns: false } })] });
}

function failsForName(value: string, what: RegExp): readonly [string, Fleet, readonly ExpectedFinding[]] {
  return [`fails for the name ${JSON.stringify(value)}`, hostname(value), [{ path, what, value }]];
}

function failsForIp(value: string, what: RegExp): readonly [string, Fleet, readonly ExpectedFinding[]] {
  return [`fails for the address ${JSON.stringify(value)}`, ips(value), [{ path, what, value }]];
}

ruleTest(gatewayAddressIsReal, {
  valid: [
    ['full DNS names are real', fleetOf()],
    ['a name that a cloud gives to a load balancer is real', hostname('a1b2-3.elb.eu-west-1.amazonaws.com')],
    ['a name of two labels is real', hostname('gateway.internal')],
    ['public, private and documentation addresses are real', ips('198.51.100.7', '10.1.2.3', '192.0.2.1')],
    ['IPv6 addresses are real', ips('2001:db8::1', 'fd00::1')],
    ['no address at all is left to the rule about exporters', ips()],
  ],
  invalid: [
    failsForName('<EU_LB>', /placeholder/),
    failsForName('${EU_LB}', /placeholder/),
    failsForName('$EU_LB.example.com', /placeholder/),
    failsForName('{{ .Values.eastwest }}', /placeholder/),
    failsForName('eastwest.eu .example.com', /placeholder/),
    failsForName('198.51.100.7', /IP address given as a name/),
    failsForName('2001:db8::1', /IP address given as a name/),
    failsForName('eastwest', /not a full DNS name/),
    failsForName('localhost', /not a full DNS name/),
    failsForName('localhost.localdomain', /not a full DNS name/),
    failsForName('*.eu.example.com', /not a full DNS name/),
    failsForName('EastWest.example.com', /not a full DNS name/),
    failsForName('eastwest.example.com:15443', /not a full DNS name/),
    failsForName('eastwest..example.com', /not a full DNS name/),
    failsForName('', /not a full DNS name/),
    failsForIp('<EU_IP>', /placeholder/),
    failsForIp('eastwest.eu.example.com', /not an IP address/),
    failsForIp('198.51.100.300', /not an IP address/),
    failsForIp('198.51.100', /not an IP address/),
    failsForIp('198.51.100.0/24', /not an IP address/),
    failsForIp('0.0.0.0', /unspecified/),
    failsForIp('::', /unspecified/),
    failsForIp('127.0.0.1', /loopback/),
    failsForIp('::1', /loopback/),
    failsForIp('169.254.10.1', /linkLocal|link-local/),
    failsForIp('fe80::1', /linkLocal|link-local/),
    failsForIp('224.0.0.1', /multicast/),
    failsForIp('ff02::1', /multicast/),
    failsForIp('255.255.255.255', /broadcast/),
    [
      'fails for every address that is not real',
      ips('127.0.0.1', '198.51.100.7', '<EU_IP>'),
      [
        { path, value: '127.0.0.1' },
        { path, value: '<EU_IP>' },
      ],
    ],
    [
      'fails for an address in the report of another repository',
      fleetOf({
        reported: [
          reported('ap', { addresses: [{ type: 'Hostname', values: ['<AP_LB>'], externalDns: false }] }),
          reported('br'),
        ],
      }),
      [{ path: 'training-mesh/ap', what: /placeholder/, value: '<AP_LB>' }],
    ],
    [
      'fails also for a gateway that nobody dials yet',
      fleetOf({
        gateways: [gateway('eu', { address: { type: 'Hostname', values: ['todo'], externalDns: true } })],
        entries: [],
      }),
      [{ path, value: 'todo' }],
    ],
  ],
});
