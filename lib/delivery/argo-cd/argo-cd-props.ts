import type { ArgoCdApplicationSettings } from './per-application/application-settings';
import type { ArgoCdSyncWindow } from './per-application/sync-window';

/** How Argo CD knows a cluster: by the name or by the URL of the API server with which the cluster was registered. */
export type ArgoCdDestination = { readonly name: string } | { readonly server: string };

/** How Argo CD finds what is committed. */
export interface ArgoCdProps {
  /**
   * URL of the Git repository that holds the output, as Argo CD reaches it; or of an OCI artifact, as in
   * `oci://registry.example.com/platform/mesh`, to which a pipeline pushes the output (docs/argocd-settings.md).
   */
  readonly repoUrl: string;
  /**
   * Branch, tag or commit that Argo CD follows; for an OCI artifact a tag or a range of versions.
   * @default "main"
   */
  readonly targetRevision?: string;
  /**
   * Path of the output directory within the repository or the artifact.
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
   * An existing AppProject for the root Application and the Applications of clusters, which must allow this
   * repository, and Applications and AppProjects in Argo CD's namespace. Their layers and upstream sources
   * are in projects of their own, which the library writes.
   * @default - a project of its own, named like the root Application
   */
  readonly project?: string;
  /**
   * Where Argo CD runs: in one cluster for all of them, or in each for itself.
   * @default "hub"
   */
  readonly topology?: 'hub' | 'perCluster';
  /**
   * How Argo CD knows clusters, by their id: `{ us: { name: 'prod-us' }, eu: { server: 'https://eu.example.com:6443' } }`.
   * Only for a hub.
   * @default - every cluster by its id as name
   */
  readonly destinations?: Readonly<Record<string, ArgoCdDestination>>;
  /**
   * The oldest Argo CD that reads what is written, as `major.minor`. One that would misread it is refused.
   * @default "3.3"
   */
  readonly argoCdVersion?: string;
  /**
   * Names of all clusters, in the order in which a change reaches them: `[['eu'], ['us', 'ap']]`. An
   * ApplicationSet then syncs the Applications ring by ring, in place of each by itself; what that
   * costs and what it cannot do is in docs/argocd.md.
   * @default - every cluster takes a change as soon as it sees it
   */
  readonly rings?: readonly (readonly string[])[];
  /**
   * The value of Argo CD's setting `reposerver.max.combined.directory.manifests.size`. Synth fails if the files of a
   * layer are together larger. `"0"` means no limit.
   * @default "10M"
   */
  readonly maxManifestsSize?: string;
  /**
   * Changes of Applications: manual sync, annotations and labels, ignored differences, retry. Each item says which
   * Applications it is for. Where several items are for one Application, maps are merged and lists are joined, and
   * for everything else the last item wins. docs/argocd-settings.md has examples.
   * @default - none
   */
  readonly applications?: readonly ArgoCdApplicationSettings[];
  /**
   * When Argo CD may sync the layers and upstream sources of clusters, or may not; written into the AppProjects of
   * the clusters.
   * @default - none
   */
  readonly syncWindows?: readonly ArgoCdSyncWindow[];
}
