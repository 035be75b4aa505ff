import { toJson_ApplicationSpec as toApplicationSpec } from '../../../imports/argoproj.io';
import type { ApplicationSpec, ApplicationSpecSource } from '../../../imports/argoproj.io';
import type { ClusterFacts } from '../../model/facts/cluster';
import type { MeshFacts } from '../../model/facts/mesh';
import type { Layer } from '../../model/layers';
import { manifest } from '../../resources/manifest';
import type { Manifest, Metadata } from '../../resources/manifest';
import { REMOVABLE } from '../../resources/release';
import type { Release, Stage } from '../../resources/release';
import { helmName } from '../fitted-name';
import { applicationName, projectName, rootName, rootProjectName } from './application-names';
import { metadataWith, settingsOfLeaf, settingsOfParent, specWith } from './per-application/chosen-settings';
import type { ChosenSettings } from './per-application/chosen-settings';
import { PROJECT_FILES } from './projects/files';
import { keptOnDeletion } from './protection';
import { rolloutLabels } from './rollout';
import { HUB_FOLDER, IN_CLUSTER, destinationOf, inRepository, placesOf } from './settings';
import type { ArgoCdSettings } from './settings';
import { applyOptions, syncPolicy } from './sync';
import { isOci } from './validate/repository-url';
import { WAVES, wave } from './waves';

/**
 * Deletes the objects of an Application together with it. The Application of a cluster has none, so nothing in a
 * cluster is deleted when it leaves the fleet.
 */
const DELETE_OBJECTS = 'resources-finalizer.argocd.argoproj.io';

/**
 * The files that an Application reads, relative to its source. Argo CD keeps its generated manifests for a commit
 * that changes none of them (Argo CD docs, "High Availability").
 */
const OWN_FILES = { 'argocd.argoproj.io/manifest-generate-paths': '.' };

/**
 * Not for an OCI artifact: Argo CD 3.5 looks the annotation up in Git, or treats every revision as unchanged (argo-
 * cd#29058).
 */
function ownFiles({ repoUrl }: ArgoCdSettings): Readonly<Record<string, string>> {
  return isOci(repoUrl) ? {} : OWN_FILES;
}

/** The one object that is applied by hand; it leads to `apps/<cluster>.yaml`. */
export function rootApplication(settings: ArgoCdSettings, mesh: MeshFacts): Manifest {
  const source = { path: inRepository(settings, HUB_FOLDER) };
  return appOfApps(settings, mesh, settingsOfParent(settings), rootName(settings, mesh), source);
}

/**
 * One for each cluster, in one wave, so that an unhealthy cluster does not block the others. In a rollout it only
 * creates the AppProjects and prunes nothing, so Applications that it created before remain.
 */
export function clusterApplication(settings: ArgoCdSettings, mesh: MeshFacts, cluster: ClusterFacts): Manifest {
  const rollout = settings.rings.length > 0;
  const source = {
    path: inRepository(settings, placesOf(settings, cluster).folder),
    ...(rollout && { directory: { include: PROJECT_FILES } }),
  };
  return appOfApps(settings, mesh, settingsOfParent(settings, cluster), projectName(mesh, cluster), source, !rollout);
}

/** The objects of one layer, from this repository. */
export function layerApplication(
  settings: ArgoCdSettings,
  mesh: MeshFacts,
  cluster: ClusterFacts,
  layer: Layer,
): Manifest {
  return inCluster(settings, mesh, cluster, {
    name: layer,
    stage: layer,
    project: projectName(mesh, cluster),
    namespace: cluster.istio.namespace,
    annotations: ownFiles(settings),
    source: {
      ...repository(settings),
      path: inRepository(settings, `clusters/${cluster.name}/${layer}`),
      directory: { recurse: true },
    },
  });
}

/** A chart or directory that upstream publishes. Its objects are not committed. */
export function releaseApplication(
  settings: ArgoCdSettings,
  mesh: MeshFacts,
  cluster: ClusterFacts,
  release: Release,
): Manifest {
  const { name, stage, namespace } = release;
  return inCluster(settings, mesh, cluster, {
    name,
    stage,
    project: applicationName(mesh, cluster, name),
    namespace,
    source: sourceOf(release),
    info: release.type === 'git' ? [{ name: 'version', value: release.revision }] : undefined,
  });
}

function sourceOf(release: Release): ApplicationSpecSource {
  if (release.type === 'git') {
    const { repository, revision, commit = revision, directory } = release;
    return { repoUrl: repository, targetRevision: commit, path: directory };
  }
  return {
    repoUrl: release.repository,
    chart: release.chart,
    targetRevision: release.version,
    helm: { releaseName: helmName(release.name), valuesObject: release.values },
  };
}

/** The objects that one Application installs in a cluster. */
interface Installed {
  readonly name: string;
  readonly stage: Stage;
  readonly project: string;
  readonly namespace: string;
  readonly source: ApplicationSpecSource;
  readonly info?: ApplicationSpec['info'];
  readonly annotations?: Readonly<Record<string, string>>;
}

function inCluster(
  settings: ArgoCdSettings,
  mesh: MeshFacts,
  cluster: ClusterFacts,
  { name, stage, project, namespace, source, info, annotations }: Installed,
): Manifest {
  const { syncOptions, compareOptions } = applyOptions(stage);
  const labels = rolloutLabels(settings, cluster, stage);
  const metadata = {
    name: applicationName(mesh, cluster, name),
    labels,
    annotations: { ...wave(WAVES[stage]), 'argocd.argoproj.io/compare-options': compareOptions, ...annotations },
    finalizers: REMOVABLE.has(stage) && labels === undefined ? [DELETE_OBJECTS] : undefined,
  };
  return application(settings, settingsOfLeaf(settings, cluster, name), metadata, {
    project,
    source,
    ...(info && { info }),
    destination: { ...destinationOf(settings, cluster), namespace },
    syncPolicy: syncPolicy(syncOptions, stage !== 'crds'),
  });
}

/** An Application whose files are other Applications, in Argo CD's own cluster. */
function appOfApps(
  settings: ArgoCdSettings,
  mesh: MeshFacts,
  chosen: ChosenSettings,
  name: string,
  files: Pick<ApplicationSpecSource, 'path' | 'directory'>,
  prune = true,
): Manifest {
  const metadata = { name, annotations: { ...wave(0), ...ownFiles(settings) } };
  return application(settings, chosen, metadata, {
    project: rootProjectName(settings, mesh),
    source: { ...repository(settings), ...files },
    destination: { server: IN_CLUSTER, namespace: settings.namespace },
    syncPolicy: syncPolicy([], prune),
  });
}

function repository({
  repoUrl,
  targetRevision,
}: ArgoCdSettings): Pick<ApplicationSpecSource, 'repoUrl' | 'targetRevision'> {
  return { repoUrl, targetRevision };
}

function application(
  { namespace }: ArgoCdSettings,
  chosen: ChosenSettings,
  given: Metadata,
  spec: ApplicationSpec,
): Manifest {
  const metadata = { ...metadataWith(chosen, given), namespace };
  const body = { spec: toApplicationSpec(specWith(chosen, spec)) };
  return keptOnDeletion(manifest('argoproj.io/v1alpha1', 'Application', metadata, body));
}
