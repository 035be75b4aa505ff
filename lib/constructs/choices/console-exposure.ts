import type { ObservabilityFacts } from '../../model/facts/observability';

/** Who can reach the consoles of an ObservabilityStack. */
export class ConsoleExposure {
  /**
   * Only from inside the cluster. People use `kubectl port-forward` or an ingress with a login. Kiali asks for a
   * token.
   */
  static clusterInternal(): ConsoleExposure {
    return new ConsoleExposure('clusterInternal');
  }

  /**
   * Everybody: load balancers for Prometheus, Alertmanager and Grafana, and for Kiali without a login.
   * For a training set-up that holds nothing of value; Prometheus and Alertmanager have no login at all.
   */
  static insecureLab(): ConsoleExposure {
    return new ConsoleExposure('insecureLab');
  }

  private constructor(
    /** The choice, as the fleet knows it. */
    readonly facts: ObservabilityFacts['exposure'],
  ) {}
}
