import type { DeliveredArea } from '../delivered-area';

/**
 * A hub has `apps/<cluster>.yaml` and `apps/<cluster>/`; an Argo CD in each cluster has `<cluster>/`. A name that
 * begins with an underscore belongs to no cluster.
 */
export const ARGO_CD_AREA: DeliveredArea = {
  folder: 'argocd',
  namespace: 'argocd',
  ofCluster: [/^apps\/([^/_][^/]*?)(?:\.yaml|\/.*)$/, /^(?!apps\/)([^/]+)\//],
};
