import { Duration } from 'cdk8s';
import type { Size } from 'cdk8s';
import type { ClusterFacts } from '../model/facts/cluster';
import type { HelmValues } from '../model/facts/helm-values';
import type { ObservabilityFacts } from '../model/facts/observability';
import type { Fleet } from '../model/fleet/fleet';
import { made, oneOf } from '../model/validate/props';
import type { Form } from '../model/validate/props';
import { named, optional, matching } from '../model/validate/shape';
import { part } from '../resources/component-part';
import type { Part } from '../resources/component-part';
import { namespace } from '../resources/namespace';
import { kiali } from '../resources/observability/kiali';
import { istiodMonitor, proxyMonitor } from '../resources/observability/monitors';
import { prometheus, prometheusCrds } from '../resources/observability/prometheus';
import { GRAFANA_SECRET, KIALI_SECRET, OBSERVABILITY_NAMESPACE } from '../resources/observability/stack-names';
import type { ConsoleExposure } from './choices/console-exposure';
import { checkScope, checkedProps } from './internal/checked-props';
import { chartValues } from './internal/shapes';
import { LIBRARY_RENDER, mark } from './internal/type-marks';
import type { Mesh } from './mesh';
import { MeshComponent } from './mesh-component';

/** Metrics, dashboards and the graph of the mesh. */
export interface ObservabilityStackProps {
  /** Who reaches the consoles. */
  readonly exposure: ConsoleExposure;
  /**
   * How long each cluster keeps its metrics.
   * @default Duration.days(15)
   */
  readonly retention?: Duration;
  /**
   * Size of the volume of each Prometheus, from the cluster's default StorageClass.
   * @default - none: metrics are lost when the pod moves
   */
  readonly storage?: Size;
  /**
   * Merged last over the values of the chart kube-prometheus-stack; lists replace lists.
   * @default {}
   */
  readonly prometheusValues?: HelmValues;
  /**
   * Merged last over the values of the chart kiali-server; lists replace lists.
   * @default {}
   */
  readonly kialiValues?: HelmValues;
}

const duration = named(
  'a Duration of cdk8s of whole seconds, at least one',
  matching((value) => isWhole(value, 'toSeconds')),
);
const size = named(
  'a Size of cdk8s of whole mebibytes, at least one',
  matching((value) => isWhole(value, 'toMebibytes')),
);

/** Duration and Size throw an error if they cannot convert a value into a whole number. */
function isWhole(value: unknown, unit: 'toSeconds' | 'toMebibytes'): boolean {
  try {
    return (value as Readonly<Record<typeof unit, () => number>>)[unit]() >= 1;
  } catch {
    return false;
  }
}

const FORM: Form<ObservabilityStackProps> = {
  exposure: made('ConsoleExposure.clusterInternal() or .insecureLab()', oneOf('clusterInternal', 'insecureLab')),
  retention: optional(duration),
  storage: optional(size),
  prometheusValues: optional(chartValues),
  kialiValues: optional(chartValues),
};

/**
 * Prometheus, Alertmanager, Grafana and Kiali in every cluster of the mesh, in the namespace
 * `observability`, and the monitors by which they see istiod, sidecars and gateways.
 *
 * @see https://istio.io/latest/docs/ops/integrations/prometheus/
 * @see https://kiali.io/docs/
 */
export class ObservabilityStack extends MeshComponent {
  static {
    mark(this.prototype, LIBRARY_RENDER);
  }

  readonly #facts: ObservabilityFacts | undefined;

  constructor(mesh: Mesh, id: string, props: ObservabilityStackProps) {
    super(mesh, id);
    checkScope(this, mesh, 'Mesh');
    if (checkedProps(this.node.path, props, FORM, mesh.declarations) === undefined) return;
    this.#facts = {
      path: this.node.path,
      id,
      exposure: props.exposure.facts,
      retention: prometheusDuration(props.retention ?? Duration.days(15)),
      storage: props.storage && `${props.storage.toMebibytes()}Mi`,
      prometheusValues: props.prometheusValues ?? {},
      kialiValues: props.kialiValues ?? {},
    };
    mesh.declarations.observability(this.#facts);
  }

  render(cluster: ClusterFacts, fleet: Fleet): readonly Part[] {
    const stack = this.#facts;
    if (stack === undefined) return [];
    return [
      part('control-plane', 'namespaces', stack.path, [namespace(cluster, NAMESPACE)]),
      this.part('observability', [proxyMonitor(cluster), istiodMonitor(cluster)], {
        releases: [prometheusCrds(stack), prometheus(stack, fleet.mesh, cluster), kiali(stack, cluster)],
        prerequisites: prerequisites(stack),
      }),
    ];
  }
}

/** No sidecars: Prometheus reads metrics of pods directly, outside of mutual TLS. */
const NAMESPACE = {
  name: OBSERVABILITY_NAMESPACE,
  injection: false,
  // node-exporter reads the host's /proc and /sys; everything else in it would pass "restricted".
  labels: { 'pod-security.kubernetes.io/enforce': 'privileged' },
};

function prerequisites({ exposure }: ObservabilityFacts): readonly string[] {
  const { name, user, password } = GRAFANA_SECRET;
  const secrets = [
    `Secret ${OBSERVABILITY_NAMESPACE}/${name} holds ${user} and ${password} for Grafana`,
    `Secret ${OBSERVABILITY_NAMESPACE}/${KIALI_SECRET.name} holds ${KIALI_SECRET.key}: 16, 24 or 32 characters for Kiali's sessions`,
  ];
  if (exposure === 'clusterInternal') return secrets;
  return [
    ...secrets,
    'INSECURE: everybody who reaches the load balancers reads Prometheus, Alertmanager and Kiali without a login',
  ];
}

/** As Prometheus writes durations: days where they are whole, else seconds. */
function prometheusDuration(duration: Duration): string {
  const days = duration.toDays({ integral: false });
  return Number.isInteger(days) ? `${days}d` : `${duration.toSeconds()}s`;
}
