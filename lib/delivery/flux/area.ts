import type { DeliveredArea } from '../delivered-area';

/** `<cluster>/`, and `_steps/<cluster>/` and `_releases/<cluster>/`, to which the first leads. */
export const FLUX_AREA: DeliveredArea = {
  folder: 'flux',
  namespace: 'flux-system',
  ofCluster: [/^(?:_[^/]*\/)?([^/]+)\//],
};
