import type { AddressFacts } from '../../../lib/model/facts/gateway';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { uniqueGatewayAddresses } from '../../../lib/model/rules/unique-gateway-addresses';
import { cluster, fleetOf, gateway, reported } from '../facts';
import { ruleTest } from './rule-test';

function named(name: string): AddressFacts {
  return { type: 'Hostname', values: [name], externalDns: false };
}

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
    [
      'two gateways of a cluster have addresses of their own',
      fleetOf({ gateways: [gateway('us'), gateway('us', { id: 'second', address: named('second.us.example.com') })] }),
    ],
    [
      'a cluster that another repository writes has an address of its own',
      fleetOf({ reported: [reported('ap'), reported('br')] }),
    ],
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
      'fails for a gateway of the same cluster, and says which',
      fleetOf({ gateways: [gateway('us'), gateway('us', { id: 'second' })] }),
      [{ path: 'training-mesh/us/second', what: /^gateway "eastwest" of the same cluster already has this address$/ }],
    ],
    [
      'fails for the address of a cluster that another repository writes, at the gateway that can be changed here',
      fleetOf({ reported: [reported('zz', { addresses: [named('eastwest.us.example.com')] })] }),
      [{ path: 'training-mesh/us/eastwest', what: /^the gateway of cluster "zz" already has/ }],
    ],
    [
      'fails for two such clusters with one address',
      fleetOf({ reported: ['ap', 'br'].map((name) => reported(name, { addresses: [named('gw.example.com')] })) }),
      [{ path: 'training-mesh/br', what: /cluster "ap"/, value: 'gw.example.com' }],
    ],
    [
      'fails for one address of two gateways in such a cluster',
      fleetOf({ reported: [reported('ap', { addresses: [named('gw.example.com'), named('gw.example.com')] })] }),
      [{ path: 'training-mesh/ap', what: /^another gateway of the cluster already has/ }],
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
