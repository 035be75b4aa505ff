import type { AddressFacts } from '../facts/gateway';
import type { Fleet } from '../fleet/fleet';
import { canonicalAddress } from '../validate/syntax';
import type { Rule } from './rule';

/** Two clusters behind one address would get each other's calls. */
export const uniqueGatewayAddresses: Rule = {
  id: 'unique-gateway-addresses',
  *check(fleet) {
    const owners = new Map<string, Door>();
    for (const door of doorsOf(fleet)) {
      const byAddress = new Map(door.address.values.map((value) => [canonicalAddress(value), value]));
      for (const [key, value] of byAddress) {
        const owner = owners.get(key) ?? door;
        owners.set(key, owner);
        if (owner === door) continue;
        yield {
          path: door.path,
          what: `${whose(owner, door)} already has this address`,
          value,
          fix: 'give every gateway the address of its own load balancer',
        };
      }
    }
  },
};

/** A gateway, as far as other clusters see it. */
interface Door {
  readonly path: string;
  readonly cluster: string;
  /** Unknown where another repository writes it. */
  readonly id?: string;
  readonly address: AddressFacts;
}

/** Those that other repositories write come first: what can be changed here is to blame. */
function doorsOf({ reported, gateways }: Fleet): readonly Door[] {
  const elsewhere = reported.flatMap(({ path, name, addresses }) =>
    addresses.map((address) => ({ path, cluster: name, address })),
  );
  return [...elsewhere, ...gateways];
}

function whose(owner: Door, other: Door): string {
  if (owner.cluster !== other.cluster) return `the gateway of cluster "${owner.cluster}"`;
  return owner.id === undefined ? 'another gateway of the cluster' : `gateway "${owner.id}" of the same cluster`;
}
