import type { AddressFacts } from '../facts/gateway';
import { unusableRange } from '../validate/ip-ranges';
import { isFullyQualified, isIp } from '../validate/syntax';
import type { Rule } from './rule';

/** A placeholder in dist/ is an outage that looks like configuration. */
export const gatewayAddressIsReal: Rule = {
  id: 'gateway-address-is-real',
  *check({ gateways, reported }) {
    const all = [
      ...gateways,
      ...reported.flatMap(({ path, addresses }) => addresses.map((address) => ({ path, address }))),
    ];
    for (const { path, address } of all) {
      for (const value of address.values) {
        const fault = faultOf(address.type, value);
        if (fault !== undefined)
          yield { path, what: `the address of the gateway ${fault.what}`, value, fix: fault.fix };
      }
    }
  },
};

function faultOf(type: AddressFacts['type'], value: string): { what: string; fix: string } | undefined {
  if (/[<>{}$\s]/.test(value)) {
    return {
      what: 'is a placeholder',
      fix: 'give the real name or IP address, or GatewayAddress.externalDns(…), whose name is known before the load balancer exists',
    };
  }
  return type === 'Hostname' ? hostnameFault(value) : ipFault(value);
}

function hostnameFault(value: string): { what: string; fix: string } | undefined {
  if (isIp(value)) return { what: 'is an IP address given as a name', fix: 'use GatewayAddress.ips([…])' };
  if (!isFullyQualified(value) || value === 'localhost.localdomain') {
    return {
      what: 'is not a full DNS name',
      fix: 'give a name that other clusters can resolve, as in "eastwest.eu.example.com"',
    };
  }
  return undefined;
}

function ipFault(value: string): { what: string; fix: string } | undefined {
  const fix = 'give the IP address at which other clusters reach the load balancer';
  if (!isIp(value)) return { what: 'is not an IP address', fix };
  const range = unusableRange(value);
  return range === undefined ? undefined : { what: `is a ${range} address`, fix };
}
