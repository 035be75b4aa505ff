import type { GatewayFacts } from '../facts/gateway';
import type { Fleet } from '../fleet/fleet';
import { canonicalAddress, isNetworkCidr, isQualifiedKey } from '../validate/syntax';
import type { Finding, Rule } from './rule';

const EXTERNAL_DNS_KEY = 'external-dns.alpha.kubernetes.io/hostname';

/** Settings of a gateway's Deployment and Service that an API server would refuse one by one. */
export const validGatewaySettings: Rule = {
  id: 'valid-gateway-settings',
  *check(fleet) {
    for (const gateway of fleet.gateways) {
      yield* replicas(gateway);
      yield* sourceRanges(gateway);
      yield* annotations(gateway);
      yield* repeatedAddress(gateway);
      yield* loadBalancer(gateway);
    }
    yield* tooManyAddresses(fleet);
  },
};

/** A 32-bit integer of Kubernetes. */
const MOST_REPLICAS = 2 ** 31 - 1;

function* replicas({ path, minReplicas, maxReplicas }: GatewayFacts): Generator<Finding> {
  if (!Number.isInteger(minReplicas) || minReplicas < 1) {
    yield { path, what: 'minReplicas must be a whole number from 1', value: minReplicas, fix: 'use 2 or more' };
  } else if (!Number.isInteger(maxReplicas) || maxReplicas < minReplicas || maxReplicas > MOST_REPLICAS) {
    yield {
      path,
      what: `maxReplicas must be a whole number from minReplicas (${minReplicas})`,
      value: maxReplicas,
      fix: `use ${minReplicas} or more`,
    };
  }
}

function* sourceRanges({ path, loadBalancerSourceRanges }: GatewayFacts): Generator<Finding> {
  for (const range of loadBalancerSourceRanges) {
    if (isNetworkCidr(range)) continue;
    yield {
      path,
      what: 'a load balancer source range must be a network in CIDR notation',
      value: range,
      fix: 'give the first address of the network and its length, as in "203.0.113.0/24"',
    };
  }
}

function* annotations({ path, serviceAnnotations, address }: GatewayFacts): Generator<Finding> {
  for (const [key, value] of Object.entries(serviceAnnotations)) {
    if (!isQualifiedKey(key) || typeof value !== 'string') {
      yield {
        path,
        what: 'an annotation of the Service is invalid',
        value: { [key]: value },
        fix: 'use a key like "example.com/name" and a string',
      };
    } else if (key === EXTERNAL_DNS_KEY && address.externalDns) {
      yield {
        path,
        what: `the annotation ${key} is given twice`,
        value,
        fix: 'leave it to GatewayAddress.externalDns(…)',
      };
    }
  }
}

function* repeatedAddress({ path, address }: GatewayFacts): Generator<Finding> {
  const values = address.values.map(canonicalAddress);
  if (new Set(values).size === values.length) return;
  yield { path, what: 'the gateway has an address twice', value: address.values, fix: 'list every address once' };
}

/** Most addresses that a Gateway of the Gateway API may have: other clusters keep all of a cluster's in one. */
const MAX_ADDRESSES = 16;

function* tooManyAddresses(fleet: Fleet): Generator<Finding> {
  for (const { path, name } of fleet.clusters) {
    const count = fleet.gatewaysOf(name).reduce((sum, { address }) => sum + address.values.length, 0);
    if (count <= MAX_ADDRESSES) continue;
    yield {
      path,
      what: `the gateways of "${name}" have ${count} addresses together, and peers can keep ${MAX_ADDRESSES}`,
      fix: 'use one DNS name for many IP addresses',
    };
  }
}

function* loadBalancer({ path, loadBalancerClass }: GatewayFacts): Generator<Finding> {
  if (loadBalancerClass === undefined || isQualifiedKey(loadBalancerClass)) return;
  yield {
    path,
    what: 'the load balancer class must look like a label key',
    value: loadBalancerClass,
    fix: 'give the class that its controller documents, as in "service.k8s.aws/nlb"',
  };
}
