import { claim } from '../collections';
import type { EntryFacts } from '../facts/entry';
import type { Fleet } from '../fleet/fleet';
import { knownHosts } from '../fleet/known-hosts';
import { quoted } from '../text';
import { isAllocated, unusableRange } from '../validate/ip-ranges';
import { canonicalAddress, isIp } from '../validate/syntax';
import type { Finding, Rule } from './rule';

const VIP_FIX = 'give an address that nothing else has, as in "240.10.0.1"';

/** istiod gives a host an address where sidecars capture DNS. Elsewhere the host needs an address of its own. */
export const hostResolves: Rule = {
  id: 'host-resolves',
  *check(fleet) {
    yield* withoutAddress(fleet);
    const owners = gatewayAddresses(fleet);
    for (const entry of [...fleet.entries, ...fleet.adopted]) {
      if (entry.address !== undefined) yield* faultOf(entry, entry.address, owners);
    }
    yield* allocatedElsewhere(fleet);
  },
};

/** istiod may give such an address to another host, and sidecars would then send the calls there. */
function* allocatedElsewhere(fleet: Fleet): Generator<Finding> {
  for (const { entry, clusters } of knownHosts(fleet)) {
    const { path, address } = entry;
    if (address === undefined || !isIp(address) || !isAllocated(address)) continue;
    const capturing = clusters.filter(({ istio }) => istio.dnsCapture).map(({ name }) => name);
    if (capturing.length === 0) continue;
    yield {
      path,
      what: `istiod in ${quoted(capturing)} gives addresses of this range to hosts that have none`,
      value: address,
      fix: VIP_FIX,
    };
  }
}

function* withoutAddress(fleet: Fleet): Generator<Finding> {
  const callers = new Map<EntryFacts, string[]>();
  for (const cluster of fleet.clusters) {
    if (cluster.istio.dnsCapture) continue;
    for (const entry of fleet.knownTo(cluster.name)) {
      if (entry.address !== undefined || fleet.isWithheld(entry, cluster.name)) continue;
      callers.set(entry, [...(callers.get(entry) ?? []), cluster.name]);
    }
  }
  for (const [entry, names] of callers) {
    const { path, host } = entry;
    const where = fleet.adopted.includes(entry) ? ', in the repository that declares it,' : '';
    yield {
      path,
      what: `sidecars in ${quoted(names)} do not capture DNS, and the host has no address that could be looked up`,
      value: host,
      fix: `give the entry an address${where} with which the DNS of these clusters answers, as in "240.10.0.1"`,
    };
  }
}

/** The owner of each address. */
function gatewayAddresses({ gateways, reported }: Fleet): Map<string, string> {
  const all = [
    ...reported.flatMap(({ name, addresses }) => addresses.map((address) => ({ name, address }))),
    ...gateways.map(({ cluster, address }) => ({ name: cluster, address })),
  ];
  return new Map(
    all.flatMap(({ name, address }) =>
      address.values.map((value) => [canonicalAddress(value), `the gateway of cluster "${name}"`] as const),
    ),
  );
}

function* faultOf({ path, host }: EntryFacts, value: string, owners: Map<string, string>): Generator<Finding> {
  if (!isIp(value)) {
    yield { path, what: 'the address of the host is not an IP address', value, fix: VIP_FIX };
    return;
  }
  const range = unusableRange(value);
  if (range !== undefined) {
    yield { path, what: `the address of the host is a ${range} address`, value, fix: VIP_FIX };
    return;
  }
  const claimant = `host "${host}"`;
  const owner = claim(owners, canonicalAddress(value), claimant);
  // unique-hosts reports a host that is declared twice.
  if (owner === undefined || owner === claimant) return;
  yield { path, what: `${owner} already has this address`, value, fix: VIP_FIX };
}
