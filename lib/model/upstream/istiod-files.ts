import type { Fleet } from '../fleet/fleet';

/** A Secret that istiod reads as files. */
export interface IstiodFiles {
  readonly volume: string;
  readonly secret: string;
  /** Whether istiod starts without it. */
  readonly optional: boolean;
  /** Directory in istiod's container. */
  readonly directory: string;
  /** Environment variable that tells istiod the directory. */
  readonly setting: string;
}

/** Secret with the cluster's intermediate CA (istio.io, "Plug in CA Certificates"). */
export const CA_SECRET = 'cacerts';

/**
 * Replaces the chart's own volume, which is optional. With this one istiod waits for its CA. Otherwise it would sign
 * with a root of its own that the other clusters do not trust.
 */
const CERTIFICATE_AUTHORITY: IstiodFiles = {
  volume: 'mesh-ca',
  secret: CA_SECRET,
  optional: false,
  directory: '/etc/mesh-ca',
  setting: 'ROOT_CA_DIR',
};

/** The Secrets that the istiod of a cluster reads as files. */
export function istiodFiles(fleet: Fleet, cluster: string): readonly IstiodFiles[] {
  return [CERTIFICATE_AUTHORITY, ...kubeconfigFiles(fleet, cluster)];
}

/**
 * The Secret with kubeconfigs that istiod of a cluster reads as files, if it does; discovery-credentials:
 * at most one. Optional, because the other clusters make their tokens after their istiods: if istiods waited
 * for each other's tokens, none would start. Files that come later are seen.
 */
export function kubeconfigFiles({ discoveries }: Fleet, cluster: string): readonly IstiodFiles[] {
  const [secret] = discoveries
    .filter(({ clusters }) => clusters.includes(cluster))
    .flatMap(({ credentials }) => (credentials.type === 'mountedSecret' ? [credentials.secret] : []));
  if (secret === undefined) return [];
  return [
    {
      volume: 'mesh-kubeconfigs',
      secret,
      optional: true,
      directory: '/etc/mesh-kubeconfigs',
      setting: 'PILOT_MULTICLUSTER_KUBECONFIG_PATH',
    },
  ];
}
