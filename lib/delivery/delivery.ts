import { usageError } from '../model/problems/usage-error';
import type * as argoCd from './argo-cd/argo-cd';
import type { ArgoCdProps } from './argo-cd/argo-cd-props';
import type { IDelivery } from './delivery-strategy';
import type * as flux from './flux/flux';
import type { FluxProps } from './flux/flux';
import type * as rendered from './rendered/rendered';
import type { RenderedProps } from './rendered/rendered';

/** The ways in which layers and Helm releases reach clusters. Only the code of those that a program uses is loaded. */
export class Delivery {
  /**
   * Argo CD applies what is committed: `root.yaml`, applied once by hand, leads to one Application
   * for each cluster and these to one for each layer and upstream chart.
   *
   * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/
   */
  static argoCd(props: ArgoCdProps): IDelivery {
    const { ArgoCd } = require('./argo-cd/argo-cd') as typeof argoCd;
    return new ArgoCd(props);
  }

  /**
   * Flux, which runs in each cluster, applies what is committed for it: `flux bootstrap`, done once by
   * hand, leads it to one Kustomization for each layer and upstream chart.
   *
   * @see https://fluxcd.io/flux/installation/bootstrap/
   */
  static flux(props: FluxProps = {}): IDelivery {
    const { Flux } = require('./flux/flux') as typeof flux;
    return new Flux(props);
  }

  /**
   * What releases consist of is rendered at synth, from charts that lie here, and committed as plain
   * objects, which another delivery applies. Needs the program `helm`.
   *
   * @see https://helm.sh/docs/helm/helm_template/
   */
  static rendered(props: RenderedProps): IDelivery {
    const { Rendered } = require('./rendered/rendered') as typeof rendered;
    return new Rendered(props);
  }

  private constructor() {
    throw usageError('use a static method: Delivery.argoCd(…), Delivery.flux(…) or Delivery.rendered(…)');
  }
}
