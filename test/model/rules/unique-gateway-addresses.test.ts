import type { Fleet } from '../../../lib/model/fleet';
import { uniqueGatewayAddresses } from '../../../lib/model/rules/unique-gateway-addresses';
import { cluster, fleetOf, gateway } from '../facts';
import { ruleTest } from './rule-test';

function addresses(type: 'Hostname' | 'IPAddress', byCluster: Readonly<Record<string, readonly string[]>>): Fleet {
  const names = Object.keys(byCluster);
  return fleetOf({
    clusters: names.map((name) => cluster(name)),
    gateways: names.map((name) => {
      return gateway(name, { address: { type, values: byCluster[name] ?? [], externalDns: false } });
    }),
  });
}

ruleTest(uniqueGatewayAddresses, {
  valid: [
    ['every gateway has an address of its own', fleetOf()],
    ['a gateway may have several addresses', addresses('IPAddress', { eu: ['192.0.2.1', '192.0.2.2'], us: [] })],
    ['gateways without address share nothing', addresses('IPAddress', { eu: [], us: [] })],
  ],
  invalid: [
    [
      'fails for a name that another gateway has',
      addresses('Hostname', { eu: ['gw.example.com'], us: ['gw.example.com'] }),
      [{ path: 'training-mesh/us/eastwest', what: /cluster "eu" already has/, value: 'gw.example.com' }],
    ],
    [
      'fails for a name that differs in case only',
      addresses('Hostname', { eu: ['gw.example.com'], us: ['GW.example.com'] }),
      [{ path: 'training-mesh/us/eastwest', value: 'GW.example.com' }],
    ],
    [
      'fails for such a name whichever gateway comes first',
      addresses('Hostname', { eu: ['GW.example.com'], us: ['gw.example.com'] }),
      [{ path: 'training-mesh/us/eastwest', value: 'gw.example.com' }],
    ],
    [
      'fails for one shared IP address of several',
      addresses('IPAddress', { eu: ['192.0.2.1', '192.0.2.2'], us: ['192.0.2.3', '192.0.2.2'] }),
      [{ path: 'training-mesh/us/eastwest', what: /"eu"/, value: '192.0.2.2' }],
    ],
    [
      'fails for every gateway after the first',
      addresses('IPAddress', { ap: ['192.0.2.1'], eu: ['192.0.2.1'], us: ['192.0.2.1'] }),
      [
        { path: 'training-mesh/eu/eastwest', what: /"ap"/ },
        { path: 'training-mesh/us/eastwest', what: /"ap"/ },
      ],
    ],
  ],
});
