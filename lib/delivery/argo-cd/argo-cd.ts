import type { ClusterFacts } from '../../model/facts/cluster';
import type { MeshFacts } from '../../model/facts/mesh';
import type { Problem } from '../../model/problems/problem';
import type { Rule } from '../../model/rules/rule';
import { propsGiven } from '../../model/validate/props';
import type { Part } from '../../resources/component-part';
import type { Manifest } from '../../resources/manifest';
import type { ComponentSize, DeliveredFile, IDelivery } from '../delivery-strategy';
import { metricsApi } from '../metrics-api';
import { clusterApplication, layerApplication, releaseApplication, rootApplication } from './applications';
import type { ArgoCdDestination, ArgoCdProps } from './argo-cd-props';
import { LAYERS_PROJECT_FILE, ROOT_PROJECT_FILE, sourceProjectFile } from './projects/files';
import { layersProject } from './projects/layers';
import { rootProject } from './projects/root';
import { sourceProject } from './projects/source';
import { kept } from './protection';
import { ROLLOUT_FILE, rolloutSet } from './rollout';
import { HUB_FOLDER, OLDEST_ARGO_CD, destinationOf, placesOf } from './settings';
import type { ArgoCdSettings } from './settings';
import { applicationNamesUnique } from './validate/application-names-unique';
import { argoCdSettings } from './validate/argo-cd-settings';
import { layersTooLarge } from './layers-too-large';
import { bytesOf } from './validate/quantity';
import { unknownNames } from './validate/unknown-names';

export class ArgoCd implements IDelivery {
  readonly component = 'argocd';
  readonly rules: readonly Rule[];
  readonly #settings: ArgoCdSettings;

  constructor(props: ArgoCdProps) {
    const given = propsGiven('Delivery.argoCd', props, {
      repoUrl: true,
      targetRevision: true,
      path: true,
      namespace: true,
      rootName: true,
      project: true,
      topology: true,
      destinations: true,
      argoCdVersion: true,
      rings: true,
      maxManifestsSize: true,
      applications: true,
      syncWindows: true,
    });
    this.#settings = {
      repoUrl: given.repoUrl,
      targetRevision: given.targetRevision ?? 'main',
      path: given.path ?? 'dist',
      namespace: given.namespace ?? 'argocd',
      rootName: given.rootName,
      project: given.project,
      topology: given.topology ?? 'hub',
      destinations: given.destinations ?? {},
      argoCdVersion: given.argoCdVersion ?? OLDEST_ARGO_CD,
      rings: given.rings ?? [],
      maxManifestsSize: given.maxManifestsSize ?? '10M',
      applications: given.applications ?? [],
      syncWindows: given.syncWindows ?? [],
    };
    // Only a hub has the Applications of several clusters together.
    const ofHub = this.#settings.topology === 'hub' ? [applicationNamesUnique] : [];
    this.rules = [argoCdSettings(this.#settings), ...ofHub];
  }

  checkSizes(cluster: ClusterFacts, sizes: readonly ComponentSize[]): readonly Problem[] {
    return layersTooLarge(cluster, sizes, bytesOf(this.#settings.maxManifestsSize));
  }

  protect(manifest: Manifest): Manifest {
    return kept(manifest);
  }

  /** In each cluster its own Application is the root. */
  filesOfMesh(mesh: MeshFacts): readonly DeliveredFile[] {
    const settings = this.#settings;
    if (settings.topology === 'perCluster') return [];
    const { path } = mesh;
    const projects = this.#rootProject(mesh, path, HUB_FOLDER);
    const repeats = projects.map(({ file }) => file);
    return [
      { file: 'argocd/root.yaml', path, manifest: rootApplication(settings, mesh), repeats },
      ...projects,
      ...(settings.rings.length > 0 ? [{ file: ROLLOUT_FILE, path, manifest: rolloutSet(settings, mesh) }] : []),
    ];
  }

  filesOfCluster(mesh: MeshFacts, cluster: ClusterFacts, parts: readonly Part[]): readonly DeliveredFile[] {
    const settings = this.#settings;
    const layers = new Set(parts.filter(({ objects }) => objects.length > 0).map(({ layer }) => layer));
    const releases = parts.flatMap((part) => part.releases ?? []);
    const { entry, folder } = placesOf(settings, cluster);
    const { path } = cluster;
    const roots = settings.topology === 'perCluster' ? this.#rootProject(mesh, path, folder) : [];
    const files = [
      {
        file: entry,
        path,
        manifest: clusterApplication(settings, mesh, cluster),
        repeats: roots.map(({ file }) => file),
      },
      ...roots,
      { file: `${folder}/${LAYERS_PROJECT_FILE}`, path, manifest: layersProject(settings, mesh, cluster, parts) },
      // Releases of one name are reported for their Applications.
      ...[...new Map(releases.map((release) => [release.name, release])).values()].map((release) => ({
        file: `${folder}/${sourceProjectFile(release)}`,
        path: release.path,
        manifest: sourceProject(settings, mesh, cluster, release),
      })),
      ...[...layers].map((layer) => ({
        file: `${folder}/${layer}.yaml`,
        path,
        manifest: layerApplication(settings, mesh, cluster, layer),
      })),
      ...releases.map((release) => ({
        file: `${folder}/${release.name}.yaml`,
        path: release.path,
        manifest: releaseApplication(settings, mesh, cluster, release),
      })),
    ];
    return settings.topology === 'perCluster' ? files.map((file) => ({ ...file, readIn: cluster.name })) : files;
  }

  unusedSettings(
    mesh: MeshFacts,
    _releases: readonly string[],
    installed: ReadonlyMap<string, readonly string[]>,
  ): readonly Problem[] {
    return unknownNames(this.#settings, mesh, installed);
  }

  /** The project of a root, which must exist before the root does, and which the root keeps up to date. */
  #rootProject(mesh: MeshFacts, path: string, folder: string): readonly DeliveredFile[] {
    const settings = this.#settings;
    if (settings.project !== undefined) return [];
    return [{ file: `${folder}/${ROOT_PROJECT_FILE}`, path, manifest: rootProject(settings, mesh) }];
  }

  prerequisites(cluster: ClusterFacts): readonly string[] {
    const settings = this.#settings;
    const { argoCdVersion, topology, rings } = settings;
    const place = topology === 'perCluster' ? 'runs in this cluster' : knownAs(destinationOf(settings, cluster));
    return [
      `Argo CD (${argoCdVersion} or later) ${place} and shows the health of Applications (${PREREQUISITES}/argocd-cm.yaml)`,
      ...(rings.length > 0
        ? [`Argo CD has progressive syncs of ApplicationSets enabled (${PREREQUISITES}/argocd-cmd-params-cm.yaml)`]
        : []),
      metricsApi('the autoscalers of istiod and the gateways are Degraded, and Argo CD stops at istiod'),
    ];
  }
}

/** Files to apply where Argo CD runs. */
const PREREQUISITES = 'cdk8s-mesh/docs/argocd';

function knownAs(destination: ArgoCdDestination): string {
  return 'name' in destination
    ? `knows this cluster by name "${destination.name}"`
    : `knows this cluster by server ${destination.server}`;
}
