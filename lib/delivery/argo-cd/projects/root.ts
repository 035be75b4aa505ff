import type { MeshFacts } from '../../../model/facts/mesh';
import type { Manifest } from '../../../resources/manifest';
import { rootName } from '../application-names';
import { IN_CLUSTER } from '../settings';
import type { ArgoCdSettings } from '../settings';
import { project } from './project';

/** The root and the Applications of clusters may only write objects of Argo CD, in its own namespace. */
export function rootProject(settings: ArgoCdSettings, mesh: MeshFacts): Manifest {
  const { repoUrl, namespace, rings } = settings;
  const kinds = ['AppProject', 'Application', ...(rings.length > 0 ? ['ApplicationSet'] : [])];
  return project(settings, rootName(settings, mesh), {
    description: `Applications and AppProjects of mesh ${mesh.id}`,
    sourceRepos: [repoUrl],
    destinations: [{ server: IN_CLUSTER, namespace }],
    kinds: kinds.map((kind) => ({ group: 'argoproj.io', kind })),
  });
}
