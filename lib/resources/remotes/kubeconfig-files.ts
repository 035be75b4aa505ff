import type { ClusterFacts } from '../../model/facts';
import type { Fleet } from '../../model/fleet';
import type { SecretFiles } from '../secret-files';

/**
 * The Secret with kubeconfigs that istiod of a cluster reads as files, if it does; discovery-credentials:
 * at most one. Optional, because the other clusters make their tokens after their istiods: if istiods waited
 * for each other's tokens, none would start. Files that come later are seen.
 */
export function kubeconfigFiles({ discoveries }: Fleet, { name }: ClusterFacts): readonly SecretFiles[] {
  const [secret] = discoveries
    .filter(({ clusters }) => clusters.includes(name))
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
