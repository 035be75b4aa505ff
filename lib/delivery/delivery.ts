import { ArgoCd } from './argo-cd/argo-cd';
import type { ArgoCdProps } from './argo-cd/argo-cd';
import type { IDelivery } from './delivery-strategy';

/** The ways in which layers and Helm releases reach clusters. */
export class Delivery {
  /**
   * Argo CD applies what is committed: `root.yaml`, applied once by hand, leads to one Application
   * for each cluster and these to one for each layer and upstream chart.
   *
   * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/
   */
  static argoCd(props: ArgoCdProps): IDelivery {
    return new ArgoCd(props);
  }

  private constructor() {
    throw new Error('use a static method: Delivery.argoCd(…)');
  }
}
