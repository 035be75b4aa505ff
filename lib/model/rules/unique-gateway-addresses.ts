import type { Rule } from './rule';

/** Two clusters behind one address would get each other's calls. */
export const uniqueGatewayAddresses: Rule = {
  id: 'unique-gateway-addresses',
  *check({ gateways }) {
    const owners = new Map<string, string>();
    for (const { path, cluster, address } of gateways) {
      for (const value of new Set(address.values)) {
        const owner = owners.get(value.toLowerCase());
        if (owner === undefined) {
          owners.set(value.toLowerCase(), cluster);
          continue;
        }
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
