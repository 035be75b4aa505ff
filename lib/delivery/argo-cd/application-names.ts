import type { ClusterFacts } from '../../model/facts/cluster';
import type { MeshFacts } from '../../model/facts/mesh';
import type { ArgoCdSettings } from './settings';

/** Name of the root Application and of its AppProject, and of the ApplicationSet of a rollout. */
export function rootName(settings: ArgoCdSettings, mesh: MeshFacts): string {
  return settings.rootName ?? mesh.id;
}

/** AppProject of the root Application and of the clusters' Applications. */
export function rootProjectName(settings: ArgoCdSettings, mesh: MeshFacts): string {
  return settings.project ?? rootName(settings, mesh);
}

/** Name of a cluster's Application, and of the AppProject of its layers. */
export function projectName(mesh: MeshFacts, cluster: ClusterFacts): string {
  return `${mesh.id}-${cluster.name}`;
}

/** Name of the Application of a layer or upstream source, and of the AppProject of a source. */
export function applicationName(mesh: MeshFacts, cluster: ClusterFacts, name: string): string {
  return `${projectName(mesh, cluster)}-${name}`;
}
