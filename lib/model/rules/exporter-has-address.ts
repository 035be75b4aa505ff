import type { GatewayFacts } from '../facts';
import type { Rule } from './rule';

/** Whoever dials a gateway needs an address for it. */
export const exporterHasAddress: Rule = {
  id: 'exporter-has-address',
  *check(fleet) {
    for (const gateway of fleet.gateways) {
      const diallers = fleet.diallersOf(gateway.cluster).map((cluster) => `"${cluster.name}"`);
      if (diallers.length === 0 || hasAddress(gateway)) continue;
      yield {
        path: gateway.path,
        what: `the gateway has no address, but ${diallers.join(', ')} must reach it`,
        fix: 'give GatewayAddress at least one name or IP address',
      };
    }
  },
};

/** A pending address is a promise: what depends on it is withheld. */
function hasAddress({ address }: GatewayFacts): boolean {
  return address.type === 'Pending' || address.values.length > 0;
}
