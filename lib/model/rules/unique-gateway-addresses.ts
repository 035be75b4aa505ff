import { claim } from '../claim';
import { canonicalAddress } from '../syntax';
import type { Rule } from './rule';

/** Two clusters behind one address would get each other's calls. */
export const uniqueGatewayAddresses: Rule = {
  id: 'unique-gateway-addresses',
  *check({ gateways }) {
    const owners = new Map<string, string>();
    for (const { path, cluster, address } of gateways) {
      const byAddress = new Map(address.values.map((value) => [canonicalAddress(value), value]));
      for (const [key, value] of byAddress) {
        const owner = claim(owners, key, cluster);
        if (owner === undefined) continue;
        yield {
          path,
          what: `the gateway of cluster "${owner}" already has this address`,
          value,
          fix: 'give every gateway the address of its own load balancer',
        };
      }
    }
  },
};
