import { distinct } from '../../../model/collections';
import type { ClusterFacts } from '../../../model/facts/cluster';
import type { MeshFacts } from '../../../model/facts/mesh';
import type { Part } from '../../../resources/component-part';
import { LIBRARY_KINDS, LIBRARY_NAMESPACES } from '../../../resources/library-kinds';
import { groupOf, isOfCluster } from '../../../resources/manifest';
import type { Manifest } from '../../../resources/manifest';
import type { EmittedKind } from '../../../resources/release';
import { projectName } from '../application-names';
import { syncWindowsOf } from '../per-application/sync-windows';
import { destinationOf } from '../settings';
import type { ArgoCdSettings } from '../settings';
import { project } from './project';

/**
 * What the layers of a cluster may do: the namespaces, kinds and cluster-scoped names that this
 * repository writes for it. One project for each cluster, so that a new cluster changes no file.
 *
 * The library's own kinds and namespaces are allowed also where none is written. Argo CD does not look
 * at objects that the project forbids, so the last policy of a cluster would otherwise stay behind and
 * go on denying.
 */
export function layersProject(
  settings: ArgoCdSettings,
  mesh: MeshFacts,
  cluster: ClusterFacts,
  parts: readonly Part[],
): Manifest {
  const objects = parts.flatMap((part) => part.objects.map((object) => object.manifest));
  // A new version of a rendered chart may lack an object, which must still be pruned.
  const rendered = parts.flatMap((part) => part.rendered ?? []);
  const namespaces = [
    ...LIBRARY_NAMESPACES,
    cluster.istio.namespace,
    ...objects.filter(({ kind }) => kind === 'Namespace').map((object) => object.metadata.name),
    ...rendered.map((release) => release.namespace),
    ...objects.flatMap((object) => object.metadata.namespace ?? []),
  ];
  const destination = destinationOf(settings, cluster);
  return project(settings, projectName(mesh, cluster), {
    description: `What this repository may write into cluster ${cluster.name} of mesh ${mesh.id}`,
    sourceRepos: [settings.repoUrl],
    destinations: distinct(namespaces).map((namespace) => ({ ...destination, namespace })),
    syncWindows: syncWindowsOf(settings, mesh, cluster),
    kinds: [...LIBRARY_KINDS, ...objects.map(emittedKind), ...rendered.flatMap((release) => release.emits)],
  });
}

/** Cluster-scoped kinds are allowed by name, others as a kind. */
function emittedKind(object: Manifest): EmittedKind {
  const group = groupOf(object);
  const { kind, metadata } = object;
  return isOfCluster(object) ? { group, kind, name: metadata.name } : { group, kind };
}
