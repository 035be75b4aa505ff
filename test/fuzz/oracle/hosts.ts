import { isIPv6 } from 'node:net';
import { NETWORKING, difference, objectsOf } from './objects';
import type { Written } from './objects';
import { calledFrom, knows } from './world';
import type { World } from './world';

/** (d) A host is declared once in each cluster that knows it, and its address is its own. */
export function hostFaults(world: World, files: readonly Written[]): readonly string[] {
  return world.clusters.flatMap(({ id, istio }) => {
    const entries = objectsOf(files, id, NETWORKING, 'ServiceEntry').map(
      (entry) => entry.spec as { hosts: string[]; addresses?: string[] },
    );
    const expected = world.hosts
      .filter((host) => host.exportedBy.includes(id) || (knows(id, host) && calledFrom(world, id, host).length > 0))
      .map(({ host }) => host);
    const addresses = entries.flatMap((entry) => entry.addresses ?? []).map(canonical);
    const doors = [...world.peers.values()]
      .flatMap((peer) => peer.addresses)
      .flatMap(({ values }) => values.map(canonical));
    const shared = addresses.filter(
      (address, index) => doors.includes(address) || addresses.indexOf(address) !== index,
    );
    const nameless = istio.dnsCapture ? [] : entries.filter((entry) => entry.addresses?.length !== 1);
    return [
      ...difference(
        `${id} knows`,
        entries.flatMap(({ hosts }) => hosts),
        expected,
      ),
      ...shared.map((address) => `${id} has the address ${address} for more than one`),
      ...nameless.map(({ hosts }) => `${id} has no address for ${hosts.join(', ')}, and sidecars there do not answer`),
    ];
  });
}

/** One spelling of an address: IPv6 in full lower case without leading zeros, IPv4 in IPv6 clothes undressed. */
function canonical(address: string): string {
  if (!isIPv6(address)) return address;
  const { hostname } = new URL(`http://[${address}]`);
  const [, high, low] = /^\[::ffff:([0-9a-f]+):([0-9a-f]+)\]$/.exec(hostname) ?? [];
  if (high === undefined || low === undefined) return hostname;
  const [a, b] = [parseInt(high, 16), parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}
