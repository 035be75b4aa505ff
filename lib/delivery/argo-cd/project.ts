import { toJson_AppProjectSpec as toAppProjectSpec } from '../../../imports/argoproj.io';
import type { ClusterFacts, MeshFacts } from '../../model/facts';
import { distinct } from '../../model/group';
import { scopeOf } from '../../model/upstream/api-kinds';
import { LIBRARY_KINDS, LIBRARY_NAMESPACES } from '../../resources/library-kinds';
import { groupOf, manifest } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';
import type { Part } from '../../resources/part';
import type { EmittedKind } from '../../resources/release';
import { projectName } from './names';
import { destinationOf } from './settings';
import type { ArgoCdSettings } from './settings';
import { syncWindowsOf } from './sync-windows';
import { PROJECT_WAVE, wave } from './waves';

/**
 * What Argo CD may do in one cluster: the sources, namespaces, kinds and cluster-scoped names that are
 * written for it. One project for each cluster, so that a new cluster changes no file.
 *
 * The library's own kinds and namespaces are allowed also where none is written. Argo CD does not look
 * at objects that the project forbids, so the last policy of a cluster would otherwise stay behind and
 * go on denying.
 */
export function clusterProject(
  settings: ArgoCdSettings,
  mesh: MeshFacts,
  cluster: ClusterFacts,
  parts: readonly Part[],
): Manifest {
  const releases = parts.flatMap((part) => part.releases ?? []);
  const objects = parts.flatMap((part) => part.objects.map((object) => object.manifest));
  // Of what was rendered, too: a new version of a chart may lack an object, which must still be pruned.
  const installed = parts.flatMap((part) => [...(part.releases ?? []), ...(part.rendered ?? [])]);
  const emitted = [...LIBRARY_KINDS, ...objects.map(emittedKind), ...installed.flatMap((release) => release.emits)];
  const namespaces = [
    ...LIBRARY_NAMESPACES,
    cluster.istio.namespace,
    ...objects.filter(({ kind }) => kind === 'Namespace').map((object) => object.metadata.name),
    ...releases.map((release) => release.namespace),
    ...objects.flatMap((object) => object.metadata.namespace ?? []),
  ];
  const destination = destinationOf(settings, cluster);
  const spec = toAppProjectSpec({
    description: `What mesh ${mesh.id} may do in cluster ${cluster.name}`,
    sourceRepos: distinct([settings.repoUrl, ...releases.map((release) => release.repository)]),
    destinations: distinct(namespaces).map((name) => ({ ...destination, namespace: name })),
    clusterResourceWhitelist: uniqueKinds(emitted.filter((kind) => kind.name !== undefined)),
    namespaceResourceWhitelist: uniqueKinds(emitted.filter((kind) => kind.name === undefined)),
    syncWindows: syncWindowsOf(settings, mesh, cluster),
  });
  const { namespace } = settings;
  const metadata = { name: projectName(mesh, cluster), namespace, annotations: wave(PROJECT_WAVE) };
  return manifest('argoproj.io/v1alpha1', 'AppProject', metadata, { spec });
}

/** Cluster-scoped kinds are allowed by name, others as a kind. */
function emittedKind(object: Manifest): EmittedKind {
  const group = groupOf(object);
  const { kind, metadata } = object;
  const scope = scopeOf(group, kind);
  const clusterScoped = scope === 'cluster' || (scope === 'unknown' && metadata.namespace === undefined);
  return clusterScoped ? { group, kind, name: metadata.name } : { group, kind };
}

function uniqueKinds(kinds: readonly EmittedKind[]): EmittedKind[] {
  const byKey = new Map(kinds.map((kind) => [[kind.group, kind.kind, kind.name ?? ''].join('/'), kind]));
  return distinct([...byKey.keys()]).flatMap((key) => byKey.get(key) ?? []);
}
