import { valid } from 'semver';
import type { AddressFacts } from '../facts/gateway';
import { CROSSING_PROTOCOLS } from '../ports';
import { fields, listOf, mapOf, optional, orNull, someOf, matching } from '../validate/shape';
import type { Misfit } from '../validate/shape';
import { isDnsLabel, isDnsSubdomain, isFullyQualified, isIp, isLabelValue, isPort } from '../validate/syntax';

/**
 * What a reader of a report relies on. Rules have checked the same in the repository that wrote it,
 * so a report that differs was not written by it, or was changed on the way.
 */

const text = matching((value) => typeof value === 'string');
const flag = matching((value) => typeof value === 'boolean');
const label = matching(isDnsLabel);
const labels = listOf(label);
const percent = matching((value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 100);

const anyAddress = fields({
  type: matching((value) => value === 'Hostname' || value === 'IPAddress' || value === 'Pending'),
  values: listOf(text),
  externalDns: flag,
});

const VALUES: Readonly<Record<AddressFacts['type'], (value: string) => boolean>> = {
  Hostname: isFullyQualified,
  IPAddress: isIp,
  Pending: () => false,
};

function address(value: unknown): Misfit | undefined {
  const misfit = anyAddress(value);
  if (misfit !== undefined) return misfit;
  const { type, values } = value as AddressFacts;
  return values.every((each) => VALUES[type](each)) ? undefined : { at: '.values', value: values };
}

const cluster = fields({
  name: label,
  region: matching(isLabelValue),
  network: matching(isLabelValue),
  inRotation: flag,
  written: flag,
  istio: optional(matching((value) => typeof value === 'string' && valid(value) === value)),
  addresses: listOf(address),
});

const port = fields({
  name: label,
  port: matching(isPort),
  targetPort: matching(isPort),
  protocol: matching((value) => (CROSSING_PROTOCOLS as readonly unknown[]).includes(value)),
});

const service = fields({
  namespace: label,
  name: label,
  serviceAccount: matching(isDnsSubdomain),
  selector: mapOf(text),
  ports: someOf(port, 'name', 'port'),
  canonicalName: orNull(text),
});

const host = fields({
  id: label,
  host: matching(isFullyQualified),
  service,
  exportedBy: someOf(label),
  importedBy: labels,
  callers: orNull(someOf(fields({ namespace: label, serviceAccount: matching(isDnsSubdomain) }))),
  failoverOrder: labels,
  localFirst: flag,
  weights: listOf(fields({ cluster: label, weight: percent }), 'cluster'),
  address: orNull(matching((value) => typeof value === 'string' && isIp(value))),
  globalServiceName: flag,
});

const head = fields({
  mesh: fields({ id: text, trustDomain: text }),
  clusters: listOf(cluster, 'name'),
  hosts: listOf(host, 'id', 'host'),
});

/** Where the head of a report is not as a reader needs it. */
export function misfitOfReport(report: unknown): Misfit | undefined {
  return head(report);
}
