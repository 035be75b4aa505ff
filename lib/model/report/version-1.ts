import type { RoutingFacts, WeightFacts } from '../facts/routing';
import { isRecord } from '../validate/json';

/** How version 1 of a report said which exporter answers. */
interface Version1 {
  readonly failoverOrder: readonly string[];
  readonly localFirst: boolean;
  readonly weights: readonly WeightFacts[];
}

/**
 * A report of version 1 as one of version 2. Two repositories that read each other's reports cannot change to a
 * new version at the same moment. Everything else stays as it is.
 */
export function upgraded(report: unknown): unknown {
  if (!isRecord(report) || report.version !== 1 || !Array.isArray(report.hosts)) return report;
  return { ...report, version: 2, hosts: report.hosts.map(upgradedHost) };
}

function upgradedHost(host: unknown): unknown {
  if (!isVersion1(host)) return host;
  const { failoverOrder, localFirst, weights, ...rest } = host;
  return { ...rest, routing: routingOf({ failoverOrder, localFirst, weights }) };
}

function isVersion1(host: unknown): host is Version1 {
  return isRecord(host) && Array.isArray(host.failoverOrder) && Array.isArray(host.weights);
}

function routingOf({ failoverOrder: order, localFirst, weights }: Version1): RoutingFacts {
  if (weights.length > 0) return { type: 'weighted', weights };
  const [active, standby] = order;
  if (!localFirst && active !== undefined && standby !== undefined) return { type: 'activeStandby', active, standby };
  return order.length > 0 ? { type: 'ordered', order } : { type: 'nearest' };
}
