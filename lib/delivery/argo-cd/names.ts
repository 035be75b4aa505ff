import type { ClusterFacts, MeshFacts } from '../../model/facts';
import type { ArgoCdSettings } from './settings';

/** Name of the root Application, and of the ApplicationSet of a rollout. */
export function rootName(settings: ArgoCdSettings, mesh: MeshFacts): string {
  return settings.rootName ?? mesh.id;
}

/** Name of a cluster's Application and of its AppProject. */
export function projectName(mesh: MeshFacts, cluster: ClusterFacts): string {
  return `${mesh.id}-${cluster.name}`;
}
