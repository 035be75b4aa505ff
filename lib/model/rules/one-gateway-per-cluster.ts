import type { Rule } from './rule';

/** Peers know one address for each cluster, and one Gateway resource lists what it exposes. */
export const oneGatewayPerCluster: Rule = {
  id: 'one-gateway-per-cluster',
  *check(fleet) {
    for (const gateway of fleet.gateways) {
      const first = fleet.gatewayOf(gateway.cluster);
      if (first === undefined || first === gateway) continue;
      yield {
        path: gateway.path,
        what: `cluster "${gateway.cluster}" already has the east-west gateway "${first.id}"`,
        value: gateway.id,
        fix: 'remove one of them; for more capacity raise maxReplicas',
      };
    }
  },
};
