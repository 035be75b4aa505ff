import ipaddr from 'ipaddr.js';

/** The syntaxes that Kubernetes and Istio check, as small questions. */

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

/** A host name with at least two labels, each at most 63 characters: `echo.mesh.local`. */
export function isFullyQualified(text: unknown): boolean {
  return typeof text === 'string' && text.length <= 253 && text.includes('.') && text.split('.').every(isDnsLabel);
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

/** A trust domain as SPIFFE defines it: lower-case letters, digits, dots, dashes and underscores. */
export function isTrustDomain(text: unknown): boolean {
  return typeof text === 'string' && /^[a-z0-9]([-a-z0-9_.]{0,253}[a-z0-9])?$/.test(text);
}

export function isIp(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
}

/** A CIDR whose address is the first of its network: `10.0.0.0/8`, not `10.1.2.3/8`. */
export function isNetworkCidr(text: unknown): boolean {
  if (typeof text !== 'string' || !isIp(text.split('/')[0] ?? '') || !ipaddr.isValidCIDR(text)) return false;
  const [address, bits] = ipaddr.parseCIDR(text);
  const network =
    address.kind() === 'ipv4' ? ipaddr.IPv4.networkAddressFromCIDR(text) : ipaddr.IPv6.networkAddressFromCIDR(text);
  return network.toNormalizedString() === address.toNormalizedString() && bits >= 0;
}

/** The number of a TCP port. */
export function isPort(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 65_535;
}
