import type { ClusterFacts } from '../../../model/facts/cluster';
import type { MeshFacts } from '../../../model/facts/mesh';
import type { Manifest } from '../../../resources/manifest';
import type { Release } from '../../../resources/release';
import { applicationName } from '../application-names';
import { syncWindowsOf } from '../per-application/sync-windows';
import { destinationOf } from '../settings';
import type { ArgoCdSettings } from '../settings';
import { project } from './project';

/**
 * An upstream source may only create the objects that it publishes, in its own namespace. Somebody who controls a
 * chart repository gets no rights of another source and no access to istiod's CA.
 */
export function sourceProject(
  settings: ArgoCdSettings,
  mesh: MeshFacts,
  cluster: ClusterFacts,
  { name, repository, namespace, emits }: Release,
): Manifest {
  return project(settings, applicationName(mesh, cluster, name), {
    description: `What ${repository} may write into cluster ${cluster.name} of mesh ${mesh.id} as ${name}`,
    sourceRepos: [repository],
    destinations: [{ ...destinationOf(settings, cluster), namespace }],
    syncWindows: syncWindowsOf(settings, mesh, cluster),
    kinds: emits,
  });
}
