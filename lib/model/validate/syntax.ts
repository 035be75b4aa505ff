import ipaddr from 'ipaddr.js';

/** Predicates for the syntaxes that Kubernetes and Istio check. */

/** DNS label of RFC 1123: what most Kubernetes names must be. */
export function isDnsLabel(text: unknown): boolean {
  return typeof text === 'string' && /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(text);
}

/** DNS subdomain of RFC 1123, as Kubernetes checks object names: labels with dots, at most 253 characters. */
export function isDnsSubdomain(text: unknown): boolean {
  return typeof text === 'string' && text.length <= 253 && text.split('.').every(isSubdomainPart);
}

function isSubdomainPart(part: string): boolean {
  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(part);
}

/**
 * A host name with at least two labels, each at most 63 characters: `echo.mesh.local`. The last one
 * is not a number, so that no IP address passes for a name (Istio, `ValidateFQDN`).
 */
export function isFullyQualified(text: unknown): boolean {
  if (typeof text !== 'string' || text.length > 253) return false;
  const labels = text.split('.');
  return labels.length > 1 && labels.every(isDnsLabel) && !/^\d+$/.test(labels.at(-1) ?? '');
}

/** Value of a Kubernetes label that is not empty. */
export function isLabelValue(text: unknown): boolean {
  return typeof text === 'string' && /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/.test(text);
}

/** Key of a Kubernetes label or annotation: `name` or `prefix.example/name`. */
export function isQualifiedKey(text: string): boolean {
  const [name, prefix, ...rest] = text.split('/').reverse();
  return rest.length === 0 && isLabelValue(name) && (prefix === undefined || isDnsSubdomain(prefix));
}

/** A trust domain that istiod accepts: DNS labels with dots (Istio, `ValidateTrustDomain`). */
export function isTrustDomain(text: unknown): boolean {
  return typeof text === 'string' && text.length <= 255 && text.split('.').every(isDnsLabel);
}

/** An IP address without a zone, because a zone has a meaning on one host only. */
export function isIp(text: string): boolean {
  return !text.includes('%') && (ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text));
}

/** A normalized spelling of a name or an IP address, for comparisons. */
export function canonicalAddress(address: string): string {
  return isIp(address) ? ipaddr.process(address).toNormalizedString() : address.toLowerCase();
}

/** A CIDR whose address is the first of its network: `10.0.0.0/8`, not `10.1.2.3/8`. */
export function isNetworkCidr(text: unknown): boolean {
  if (typeof text !== 'string' || !isIp(text.split('/')[0] ?? '') || !ipaddr.isValidCIDR(text)) return false;
  const [address, bits] = ipaddr.parseCIDR(text);
  const network =
    address.kind() === 'ipv4' ? ipaddr.IPv4.networkAddressFromCIDR(text) : ipaddr.IPv6.networkAddressFromCIDR(text);
  return network.toNormalizedString() === address.toNormalizedString() && bits >= 0;
}

/** Characters that a terminal, a shell or a template interprets. No setting needs them. */
const OBEYED = /[\p{C}\p{Zl}\p{Zp}"'`\\]|\{\{|\}\}|\$[({]/u;

/** One line of text without surrounding blanks and without characters that a reader would interpret. */
export function isPlainLine(text: unknown): boolean {
  return typeof text === 'string' && text !== '' && text.trim() === text && !OBEYED.test(text);
}

/** The number of a TCP port. */
export function isPort(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 65_535;
}
