import { distinct } from '../collections';
import { nativeName } from '../names';
import type { Fleet } from './fleet';

/** Names for which a cluster's gateways forward calls, each once, sorted: only names that other clusters call. */
export function exposedHosts(fleet: Fleet, cluster: string): readonly string[] {
  const hosts = fleet.exposedBy(cluster).flatMap(({ host, service, globalServiceName }) =>
    // Only clusters that run the Service know its own name.
    globalServiceName ? [host, nativeName(service)] : [host],
  );
  return distinct(hosts);
}
