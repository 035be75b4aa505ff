import { ENVOY_METRICS_PORT, MERGED_METRICS_PORT, STATUS_PORT } from '../../lib/model/ports';
import { itemsOf } from '../../lib/resources/read/fields';
import type { Fields } from '../../lib/resources/read/fields';
import type { Workload } from '../../lib/resources/read/workload';
import { containersOf } from './world';

/** Ports on which every proxy of Istio listens, declared or not. */
const PROXY_PORTS: readonly unknown[] = [MERGED_METRICS_PORT, STATUS_PORT, ENVOY_METRICS_PORT];

/**
 * Whether one of these containers listens on a port. A name must be declared. A number may be missing
 * only if they declare no ports at all.
 */
export function listens(containers: readonly Fields[], port: unknown): boolean {
  const declared = containers.flatMap(({ ports }) => itemsOf(ports));
  if (typeof port === 'string') return declared.some(({ name }) => name === port);
  if (PROXY_PORTS.includes(port) && containers.some(({ name }) => name === 'istio-proxy')) return true;
  return declared.length === 0 || declared.some(({ containerPort }) => containerPort === port);
}

/** The same for the pods of a workload. */
export function podListens(workload: Workload, port: unknown): boolean {
  return listens(containersOf(workload), port);
}
