import ipaddr from 'ipaddr.js';

/** Ranges whose addresses other machines cannot use, or which belong to no single machine. */
const UNUSABLE: Readonly<Record<string, string>> = {
  unspecified: 'unspecified',
  loopback: 'loopback',
  linkLocal: 'link-local',
  multicast: 'multicast',
  broadcast: 'broadcast',
};

/** The name of the range if no host can have the IP address; undefined: a host can have it. */
export function unusableRange(ip: string): string | undefined {
  // An IPv4-mapped IPv6 address has the range of its IPv4 address.
  return UNUSABLE[ipaddr.process(ip).range()];
}

/** Ranges from which istiod gives hosts an address (Istio, `PILOT_IP_AUTOALLOCATE_IPV4_PREFIX` and `…_IPV6_PREFIX`). */
const ALLOCATED = ['240.240.0.0/16', '2001:2::/48'].map((range) => ipaddr.parseCIDR(range));

/** Whether istiod may give an IP address to any host. */
export function isAllocated(ip: string): boolean {
  const address = ipaddr.process(ip);
  return ALLOCATED.some(([first, bits]) => address.kind() === first.kind() && address.match([first, bits]));
}
