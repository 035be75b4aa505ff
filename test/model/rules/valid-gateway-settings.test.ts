import type { GatewayFacts } from '../../../lib/model/facts/gateway';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { validGatewaySettings } from '../../../lib/model/rules/valid-gateway-settings';
import { fleetOf, gateway } from '../facts';
import { ruleTest } from './rule-test';

const EXTERNAL_DNS = 'external-dns.alpha.kubernetes.io/hostname';
const path = 'training-mesh/us/eastwest';

function settings(given: Partial<GatewayFacts>): Fleet {
  return fleetOf({ gateways: [gateway('us', given), gateway('eu')] });
}

function externalDns(isExternal: boolean, serviceAnnotations: GatewayFacts['serviceAnnotations']): Fleet {
  const address = { type: 'Hostname', values: ['gw.example.com'], externalDns: isExternal } as const;
  return settings({ address, serviceAnnotations });
}

/** A cluster with two gateways of that many addresses each. */
function twoGateways(first: number, second: number): Fleet {
  const address = (count: number, net: number): GatewayFacts['address'] => {
    const values = Array.from({ length: count }, (_each, index) => `192.0.${net}.${index}`);
    return { type: 'IPAddress', values, externalDns: false };
  };
  return fleetOf({
    gateways: [
      gateway('us', { address: address(first, 2) }),
      gateway('us', { id: 'second', address: address(second, 3) }),
      gateway('eu'),
    ],
  });
}

const byHand = { [EXTERNAL_DNS]: 'gw.example.com' };
const notAString = { [EXTERNAL_DNS]: 10 } as unknown as Readonly<Record<string, string>>;

ruleTest(validGatewaySettings, {
  valid: [
    ['the defaults are valid', fleetOf()],
    ['one replica is allowed', settings({ minReplicas: 1, maxReplicas: 1 })],
    [
      'networks of both families are source ranges',
      settings({ loadBalancerSourceRanges: ['203.0.113.0/24', '198.51.100.7/32', '2001:db8::/32', '0.0.0.0/0'] }),
    ],
    [
      'annotations may have a prefix or none, and any value',
      settings({ serviceAnnotations: { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb', owner: '' } }),
    ],
    ['the gateways of a cluster may have 16 addresses together', twoGateways(10, 6)],
    ['the annotation of external-dns may be given by hand beside a plain hostname', externalDns(false, byHand)],
  ],
  invalid: [
    [
      'fails for zero replicas, once',
      settings({ minReplicas: 0, maxReplicas: -1 }),
      [{ path, what: /^minReplicas/, value: 0 }],
    ],
    ['fails for half a replica', settings({ minReplicas: 1.5 }), [{ path, what: /^minReplicas/, value: 1.5 }]],
    [
      'fails for fewer replicas at most than at least',
      settings({ minReplicas: 3, maxReplicas: 2 }),
      [{ path, what: /^maxReplicas .*\(3\)/, value: 2 }],
    ],
    [
      'fails for a maximum that is no whole number',
      settings({ maxReplicas: Number.NaN }),
      [{ path, what: /^maxReplicas/, value: Number.NaN }],
    ],
    [
      'fails for a maximum that Kubernetes cannot hold',
      settings({ maxReplicas: 2 ** 31 }),
      [{ path, what: /^maxReplicas/, value: 2 ** 31 }],
    ],
    [
      'fails for every source range that is no network',
      settings({ loadBalancerSourceRanges: ['203.0.113.7', '203.0.113.7/24', '203.0.113.0/24', 'everywhere'] }),
      [
        { path, what: /source range/, value: '203.0.113.7' },
        { path, what: /source range/, value: '203.0.113.7/24' },
        { path, what: /source range/, value: 'everywhere' },
      ],
    ],
    [
      'fails for an annotation whose key is invalid',
      settings({ serviceAnnotations: { 'not a key': 'x' } }),
      [{ path, what: /annotation .* invalid/, value: { 'not a key': 'x' } }],
    ],
    [
      'fails once for an annotation that is not a string',
      externalDns(true, notAString),
      [{ path, what: /annotation .* invalid/, value: { [EXTERNAL_DNS]: 10 } }],
    ],
    [
      'fails for an address that a gateway has twice',
      settings({ address: { type: 'IPAddress', values: ['192.0.2.1', '192.0.2.1'], externalDns: false } }),
      [{ path, what: /an address twice/, value: ['192.0.2.1', '192.0.2.1'] }],
    ],
    [
      'fails for 17 addresses of a gateway',
      twoGateways(17, 0),
      [{ path: 'training-mesh/us', what: /gateways of "us" have 17 addresses together/, fix: /one DNS name/ }],
    ],
    [
      'fails for 17 addresses of all gateways of a cluster',
      twoGateways(9, 8),
      [{ path: 'training-mesh/us', what: /17 addresses together, and peers can keep 16$/ }],
    ],
    [
      'fails where the annotation of external-dns is given twice',
      externalDns(true, byHand),
      [{ path, what: /given twice/, value: 'gw.example.com' }],
    ],
  ],
});
