import type { AddressFacts } from '../facts/gateway';
import type { Fleet } from '../fleet/fleet';
import { canonicalAddress } from '../validate/syntax';
import type { Rule } from './rule';

/** Two clusters behind one address would get each other's calls. */
export const uniqueGatewayAddresses: Rule = {
  id: 'unique-gateway-addresses',
  *check(fleet) {
    const owners = new Map<string, Exposed>();
    for (const gateway of gatewaysOf(fleet)) {
      const byAddress = new Map(gateway.address.values.map((value) => [canonicalAddress(value), value]));
      for (const [key, value] of byAddress) {
        const owner = owners.get(key) ?? gateway;
        owners.set(key, owner);
        if (owner === gateway) continue;
        yield {
          path: gateway.path,
          what: `${whose(owner, gateway)} already has this address`,
          value,
          fix: 'give every gateway the address of its own load balancer',
        };
      }
    }
  },
};

/** A gateway as other clusters see it. */
interface Exposed {
  readonly path: string;
  readonly cluster: string;
  /** Unknown where another repository writes it. */
  readonly id?: string;
  readonly address: AddressFacts;
}

/** Gateways of other repositories come first, because only this program's gateways can be changed here. */
function gatewaysOf({ reported, gateways }: Fleet): readonly Exposed[] {
  const elsewhere = reported.flatMap(({ path, name, addresses }) =>
    addresses.map((address) => ({ path, cluster: name, address })),
  );
  return [...elsewhere, ...gateways];
}

function whose(owner: Exposed, other: Exposed): string {
  if (owner.cluster !== other.cluster) return `the gateway of cluster "${owner.cluster}"`;
  return owner.id === undefined ? 'another gateway of the cluster' : `gateway "${owner.id}" of the same cluster`;
}
