import type { ClusterFacts, MeshFacts } from '../../model/facts';
import { LONGEST_RELEASE_NAME, fitted } from '../fitted-name';
import type { ArgoCdSettings } from './settings';

/** Name of the root Application, and of the ApplicationSet of a rollout. */
export function rootName(settings: ArgoCdSettings, mesh: MeshFacts): string {
  return settings.rootName ?? mesh.id;
}

/** Name of a cluster's Application and of its AppProject. */
export function projectName(mesh: MeshFacts, cluster: ClusterFacts): string {
  return `${mesh.id}-${cluster.name}`;
}

/** Name under which Helm knows a release: its own, unless Helm would refuse it for its length. */
export function helmName(name: string): string {
  return name.length > LONGEST_RELEASE_NAME ? fitted(name, LONGEST_RELEASE_NAME) : name;
}
