import type { AddressFacts } from '../facts/gateway';
import type { Fleet } from '../fleet/fleet';
import { quoted } from '../text';
import type { Finding, Rule } from './rule';

/** A cluster that dials a gateway needs its address. */
export const exporterHasAddress: Rule = {
  id: 'exporter-has-address',
  *check(fleet) {
    for (const { path, cluster, address } of fleet.gateways) {
      const diallers = fleet.diallersOf(cluster).map(({ name }) => name);
      if (diallers.length === 0 || hasAddress(address)) continue;
      yield {
        path,
        what: `the gateway has no address, but ${quoted(diallers)} must reach it`,
        fix: 'give GatewayAddress at least one name or IP address',
      };
    }
    yield* reported(fleet);
  },
};

/** Clusters that other repositories write, and that clusters of this program dial. */
function* reported(fleet: Fleet): Generator<Finding> {
  for (const { path, name, addresses } of fleet.reported) {
    const diallers = fleet.clusters.filter((cluster) => fleet.peersOf(cluster.name).some((peer) => peer.name === name));
    if (diallers.length === 0 || (addresses.length > 0 && addresses.every(hasAddress))) continue;
    yield {
      path,
      what: `the report of "${name}" has no address of a gateway, but ${quoted(diallers.map((each) => each.name))} must reach it`,
      fix: 'add an EastWestGateway with an address to the cluster in its own repository, or take it out of exportedBy',
    };
  }
}

/** A pending address is allowed: the objects that depend on it are not written yet. */
function hasAddress({ type, values }: AddressFacts): boolean {
  return type === 'Pending' || values.length > 0;
}
