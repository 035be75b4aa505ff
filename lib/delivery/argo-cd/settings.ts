import type { ClusterFacts } from '../../model/facts/cluster';
import type { ArgoCdDestination } from './argo-cd-props';
import type { ArgoCdApplicationSettings } from './per-application/application-settings';
import type { ArgoCdSyncWindow } from './per-application/sync-window';

/** Where Argo CD runs, and where it finds what was committed. */
export interface ArgoCdSettings {
  readonly repoUrl: string;
  readonly targetRevision: string;
  readonly path: string;
  readonly namespace: string;
  /** Undefined: the mesh id. */
  readonly rootName: string | undefined;
  /** AppProject of the root and of clusters' Applications; undefined: one of its own. */
  readonly project: string | undefined;
  readonly topology: 'hub' | 'perCluster';
  /** By id of the cluster; those without one are known by their id. */
  readonly destinations: Readonly<Record<string, ArgoCdDestination>>;
  /** The oldest one that reads what is written. */
  readonly argoCdVersion: string;
  /** Names of clusters, in the order in which a change reaches them; empty: all at once. */
  readonly rings: readonly (readonly string[])[];
  /** A quantity of Kubernetes, in bytes. */
  readonly maxManifestsSize: string;
  readonly applications: readonly ArgoCdApplicationSettings[];
  readonly syncWindows: readonly ArgoCdSyncWindow[];
}

/** Rule about settings of Argo CD; also reported where only rendering shows the mistake. */
export const ARGO_CD_SETTINGS = 'argo-cd-settings';

/** Below the output directory: the folder to which the root of a hub leads. */
export const HUB_FOLDER = 'argocd/apps';

/** Argo CD's own cluster. */
export const IN_CLUSTER = 'https://kubernetes.default.svc';

/** The oldest Argo CD that reads what is written. Earlier ones drop the names from AppProjects. */
export const OLDEST_ARGO_CD = '3.3';

/** How the Argo CD that delivers to a cluster calls it. */
export function destinationOf(settings: ArgoCdSettings, { name }: ClusterFacts): ArgoCdDestination {
  const { topology, destinations } = settings;
  if (topology === 'perCluster') return { server: IN_CLUSTER };
  return (Object.hasOwn(destinations, name) ? destinations[name] : undefined) ?? { name };
}

/** Path within the repository of something below the output directory. */
export function inRepository({ path }: ArgoCdSettings, below: string): string {
  return path === '.' ? below : `${path}/${below}`;
}

/** Below the output directory: the file of a cluster's own Application, and the folder to which that leads. */
export function placesOf({ topology }: ArgoCdSettings, { name }: ClusterFacts): { entry: string; folder: string } {
  return topology === 'perCluster'
    ? { entry: `argocd/${name}/root.yaml`, folder: `argocd/${name}/apps` }
    : { entry: `${HUB_FOLDER}/${name}.yaml`, folder: `${HUB_FOLDER}/${name}` };
}
