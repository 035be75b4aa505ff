import { toJson_ApplicationSpec as toApplicationSpec } from '../../../imports/argoproj.io';
import type { ApplicationSpec, ApplicationSpecSource } from '../../../imports/argoproj.io';
import type { ClusterFacts, MeshFacts } from '../../model/facts';
import type { Layer } from '../../model/layers';
import type { Release, Stage } from '../../resources/release';
import { manifest } from '../../resources/manifest';
import type { Manifest, Metadata } from '../../resources/manifest';
import { IN_CLUSTER } from './settings';
import type { ArgoCdSettings } from './settings';
import { applyOptions, syncPolicy } from './sync';

/**
 * Order of the first installation and of version changes. Argo CD goes on to the next wave when
 * everything in this one is healthy, which needs the health snippet of docs/argocd.md.
 */
const WAVES: Readonly<Record<Stage, number>> = {
  crds: -30,
  'control-plane': -30,
  'istio-base': -20,
  istiod: -10,
  gateways: 0,
  workloads: 10,
  config: 20,
  remotes: 25,
  observability: 30,
};

/**
 * Stages whose Application takes its objects along when it goes, as it does when a layer becomes
 * empty. (A cluster's Application has no finalizer: leaving the fleet deletes nothing in a cluster.)
 */
const REMOVABLE: ReadonlySet<Stage> = new Set<Stage>(['gateways', 'workloads', 'config', 'remotes', 'observability']);
const DELETE_OBJECTS = 'resources-finalizer.argocd.argoproj.io';

/** Before everything else in a cluster's Application. */
export const PROJECT_WAVE = -100;

/** The one object that is applied by hand; it leads to `apps/<cluster>.yaml`. */
export function rootApplication(settings: ArgoCdSettings, mesh: MeshFacts): Manifest {
  return appOfApps(settings, settings.rootName ?? mesh.id, `${settings.path}/argocd/apps`);
}

/** One for each cluster, side by side, so that a sick cluster blocks no other. */
export function clusterApplication(settings: ArgoCdSettings, mesh: MeshFacts, cluster: ClusterFacts): Manifest {
  return appOfApps(settings, projectName(mesh, cluster), `${settings.path}/argocd/apps/${cluster.name}`);
}

/** Name of a cluster's Application and of its AppProject. */
export function projectName(mesh: MeshFacts, cluster: ClusterFacts): string {
  return `${mesh.id}-${cluster.name}`;
}

/** The objects of one layer, from this repository. */
export function layerApplication(
  settings: ArgoCdSettings,
  mesh: MeshFacts,
  cluster: ClusterFacts,
  layer: Layer,
): Manifest {
  return inCluster(settings, mesh, cluster, layer, layer, {
    repoUrl: settings.repoUrl,
    targetRevision: settings.targetRevision,
    path: `${settings.path}/clusters/${cluster.name}/${layer}`,
    directory: { recurse: true },
  });
}

/** A chart or directory that upstream publishes; nothing of it is committed. */
export function releaseApplication(
  settings: ArgoCdSettings,
  mesh: MeshFacts,
  cluster: ClusterFacts,
  release: Release,
): Manifest {
  return inCluster(settings, mesh, cluster, release.name, release.stage, sourceOf(release), release.namespace);
}

function sourceOf(release: Release): ApplicationSpecSource {
  if (release.type === 'git') {
    return { repoUrl: release.repository, targetRevision: release.revision, path: release.directory };
  }
  return {
    repoUrl: release.repository,
    chart: release.chart,
    targetRevision: release.version,
    helm: { releaseName: release.name, valuesObject: release.values },
  };
}

function inCluster(
  settings: ArgoCdSettings,
  mesh: MeshFacts,
  cluster: ClusterFacts,
  name: string,
  stage: Stage,
  source: ApplicationSpecSource,
  namespace: string = cluster.istio.namespace,
): Manifest {
  const { syncOptions, compareOptions } = applyOptions(stage);
  const metadata = {
    name: `${projectName(mesh, cluster)}-${name}`,
    annotations: { ...wave(WAVES[stage]), 'argocd.argoproj.io/compare-options': compareOptions },
    finalizers: REMOVABLE.has(stage) ? [DELETE_OBJECTS] : undefined,
  };
  return application(settings, metadata, {
    project: projectName(mesh, cluster),
    source,
    destination: { ...cluster.argoCd, namespace },
    syncPolicy: syncPolicy(syncOptions, stage !== 'crds'),
  });
}

function appOfApps(settings: ArgoCdSettings, name: string, path: string): Manifest {
  return application(
    settings,
    { name, annotations: wave(0) },
    {
      project: settings.project,
      source: { repoUrl: settings.repoUrl, targetRevision: settings.targetRevision, path },
      destination: { server: IN_CLUSTER, namespace: settings.namespace },
      syncPolicy: syncPolicy([]),
    },
  );
}

function application({ namespace }: ArgoCdSettings, metadata: Metadata, spec: ApplicationSpec): Manifest {
  return manifest('argoproj.io/v1alpha1', 'Application', { ...metadata, namespace }, { spec: toApplicationSpec(spec) });
}

export function wave(number: number): Record<string, string> {
  return { 'argocd.argoproj.io/sync-wave': String(number) };
}
