import type { ClusterFacts, MeshFacts } from '../../model/facts';
import type { Manifest } from '../../resources/manifest';
import type { Part } from '../../resources/part';
import type { DeliveredFile, IDelivery } from '../delivery-strategy';
import { clusterApplication, layerApplication, releaseApplication, rootApplication } from './applications';
import { clusterProject } from './project';
import type { ArgoCdSettings } from './settings';

/** How Argo CD finds what is committed. */
export interface ArgoCdProps {
  /** URL of the Git repository that holds the output, as Argo CD reaches it. */
  readonly repoUrl: string;
  /**
   * Branch, tag or commit that Argo CD follows.
   * @default "main"
   */
  readonly targetRevision?: string;
  /**
   * Path of the output directory within the repository.
   * @default "dist"
   */
  readonly path?: string;
  /**
   * Namespace of Argo CD.
   * @default "argocd"
   */
  readonly namespace?: string;
  /**
   * Name of the root Application. Two repositories that write clusters of one mesh need different ones
   * under the same Argo CD.
   * @default - the mesh id
   */
  readonly rootName?: string;
  /**
   * AppProject of the root Application and of the Applications that stand for a cluster. (What they
   * lead to lies in a project of each cluster that the library writes.)
   * @default "default"
   */
  readonly project?: string;
}

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

export class ArgoCd implements IDelivery {
  readonly #settings: ArgoCdSettings;

  constructor(props: ArgoCdProps) {
    this.#settings = {
      repoUrl: props.repoUrl,
      targetRevision: props.targetRevision ?? 'main',
      path: props.path ?? 'dist',
      namespace: props.namespace ?? 'argocd',
      rootName: props.rootName,
      project: props.project ?? 'default',
    };
  }

  protect(manifest: Manifest): Manifest {
    const { annotations } = manifest.metadata;
    if (annotations?.[SYNC_OPTIONS] !== undefined) return manifest;
    const kept = { ...annotations, [SYNC_OPTIONS]: 'Prune=false,Delete=false' };
    return { ...manifest, metadata: { ...manifest.metadata, annotations: kept } };
  }

  filesOfMesh(mesh: MeshFacts): readonly DeliveredFile[] {
    return [{ file: 'argocd/root.yaml', path: mesh.path, manifest: rootApplication(this.#settings, mesh) }];
  }

  filesOfCluster(mesh: MeshFacts, cluster: ClusterFacts, parts: readonly Part[]): readonly DeliveredFile[] {
    const settings = this.#settings;
    const layers = new Set(parts.filter(({ objects }) => objects.length > 0).map(({ layer }) => layer));
    const releases = parts.flatMap((part) => part.releases ?? []);
    const folder = `argocd/apps/${cluster.name}`;
    return [
      { file: `${folder}.yaml`, path: cluster.path, manifest: clusterApplication(settings, mesh, cluster) },
      { file: `${folder}/project.yaml`, path: cluster.path, manifest: clusterProject(settings, mesh, cluster, parts) },
      ...[...layers].map((layer) => ({
        file: `${folder}/${layer}.yaml`,
        path: cluster.path,
        manifest: layerApplication(settings, mesh, cluster, layer),
      })),
      ...releases.map((release) => ({
        file: `${folder}/${release.name}.yaml`,
        path: release.path,
        manifest: releaseApplication(settings, mesh, cluster, release),
      })),
    ];
  }

  prerequisites({ argoCd }: ClusterFacts): readonly string[] {
    const known = 'name' in argoCd ? `name "${argoCd.name}"` : `server ${argoCd.server}`;
    return [
      `Argo CD (3.3 or later) knows this cluster by ${known} and shows the health of Applications (cdk8s-mesh/docs/argocd.md)`,
    ];
  }
}
