import { distinct } from '../collections';
import { nativeName } from '../names';
import type { Fleet } from './fleet';

/** Names that a cluster's gateways pass on, each once, sorted: what others call there, and nothing else. */
export function exposedHosts(fleet: Fleet, cluster: string): readonly string[] {
  const hosts = fleet.exposedBy(cluster).flatMap(({ host, service, globalServiceName }) =>
    // Only clusters that run the Service know its own name.
    globalServiceName ? [host, nativeName(service)] : [host],
  );
  return distinct(hosts);
}
