import { distinct } from '../../model/collections';
import type { ClusterFacts } from '../../model/facts/cluster';
import type { Fleet } from '../../model/fleet/fleet';
import { nativeName } from '../../model/names';

/**
 * Every host. Istio's own default is the opposite: equal names in both clusters are one service. This includes mesh-
 * wide hosts: their remote endpoints are entries of this cluster, and the pods and entries that istiod finds in the
 * other cluster would be added to them.
 */
const EVERY_HOST = '*';

/** `meshConfig.serviceSettings` (Istio reference, MeshConfig.ServiceSettings). */
export interface ServiceSettings {
  readonly settings: { readonly clusterLocal: boolean };
  readonly hosts: readonly string[];
}

/** Which names stay in a cluster whose istiod reads others. The most specific host counts. */
export function serviceSettings(fleet: Fleet, { name }: ClusterFacts): readonly ServiceSettings[] {
  if (fleet.discoveredBy(name).length === 0) return [];
  const global = globalNames(fleet, name);
  return [
    { settings: { clusterLocal: true }, hosts: [EVERY_HOST] },
    ...(global.length > 0 ? [{ settings: { clusterLocal: false }, hosts: global }] : []),
  ];
}

/** Own names of Services whose pods istiod also reads in other clusters, each once, sorted. */
function globalNames(fleet: Fleet, cluster: string): readonly string[] {
  const discovered = new Set(fleet.discoveredBy(cluster).map(({ name }) => name));
  const hosts = fleet
    .exportsOf(cluster)
    .filter((entry) => fleet.remoteExporters(entry, cluster).some(({ name }) => discovered.has(name)))
    .filter(({ service }) => fleet.exportedService(cluster, service)?.globalName)
    .map(({ service }) => nativeName(service));
  return distinct(hosts);
}
