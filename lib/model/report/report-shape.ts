import valid from 'semver/functions/valid';
import type { AddressFacts } from '../facts/gateway';
import { fields, listOf, matching, optional } from '../validate/shape';
import type { Misfit } from '../validate/shape';
import { isDnsLabel, isFullyQualified, isIp, isLabelValue } from '../validate/syntax';
import { ENTRY_IN_REPORT } from './entry-in-report';

/**
 * What a reader of a report relies on. Rules have checked the same in the repository that wrote it,
 * so a report that differs was not written by it, or was changed on the way.
 */

const text = matching((value) => typeof value === 'string');
const flag = matching((value) => typeof value === 'boolean');
const label = matching(isDnsLabel);

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

const head = fields({
  mesh: fields({ id: text, trustDomain: text }),
  clusters: listOf(cluster, 'name'),
  hosts: listOf(ENTRY_IN_REPORT.shape, 'id', 'host'),
});

/** Where the head of a report is not as a reader needs it. */
export function misfitOfReport(report: unknown): Misfit | undefined {
  return head(report);
}
