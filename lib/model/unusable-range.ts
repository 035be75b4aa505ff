import ipaddr from 'ipaddr.js';

/** Ranges in which an address means nothing to another machine, or nobody in particular. */
const UNUSABLE: Readonly<Record<string, string>> = {
  unspecified: 'unspecified',
  loopback: 'loopback',
  linkLocal: 'link-local',
  multicast: 'multicast',
  broadcast: 'broadcast',
};

/** The range that makes an IP address nobody's; undefined: it can be somebody's. */
export function unusableRange(ip: string): string | undefined {
  // An IPv4 address in IPv6 clothes is what it is in IPv4.
  return UNUSABLE[ipaddr.process(ip).range()];
}
