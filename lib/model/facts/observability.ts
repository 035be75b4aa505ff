import type { HelmValues } from './helm-values';

/** Metrics, dashboards and the graph of the mesh, in every cluster. */
export interface ObservabilityFacts {
  readonly path: string;
  readonly id: string;
  readonly exposure: 'clusterInternal' | 'insecureLab';
  /** How long metrics are kept, as Prometheus writes it: `15d`. */
  readonly retention: string;
  /** Size of Prometheus' volume, as Kubernetes writes it; undefined: no volume. */
  readonly storage: string | undefined;
  /** Merged last over the values of the chart kube-prometheus-stack. */
  readonly prometheusValues: HelmValues;
  /** Merged last over the values of the chart kiali-server. */
  readonly kialiValues: HelmValues;
}
