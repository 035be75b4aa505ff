import type { ObservabilityFacts } from '../model/facts';

/** Who reaches the consoles of an ObservabilityStack. */
export class Exposure {
  /** Nobody from outside of the cluster; people use `kubectl port-forward` or an ingress with a login. Kiali asks for a token. */
  static clusterInternal(): Exposure {
    return new Exposure('clusterInternal');
  }

  /**
   * Everybody: load balancers for Prometheus, Alertmanager and Grafana, and for Kiali without a login.
   * For a training set-up that holds nothing of value; Prometheus and Alertmanager have no login at all.
   */
  static insecureLab(): Exposure {
    return new Exposure('insecureLab');
  }

  private constructor(
    /** The choice, as the fleet knows it. */
    readonly facts: ObservabilityFacts['exposure'],
  ) {}
}
