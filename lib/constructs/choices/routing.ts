import type { RoutingFacts } from '../../model/facts/routing';
import { isRecord } from '../../model/validate/json';
import { closed, made, number, oneOf } from '../../model/validate/props';
import { listOf, named } from '../../model/validate/shape';
import type { Shape } from '../../model/validate/shape';
import { cluster, clusters } from '../internal/shapes';
import type { IMeshCluster } from '../mesh-member';

/** Share of an exporter. */
export interface ExporterWeight {
  /** One of exportedBy. */
  readonly cluster: IMeshCluster;
  /** Whole number from 0 to 100, in percent. */
  readonly weight: number;
}

/**
 * Which cluster answers the calls to a host. Except with `activeStandby`, callers in a cluster that runs the
 * service stay there while it works; the choice is about calls that leave their cluster.
 *
 * @see https://istio.io/latest/docs/tasks/traffic-management/locality-load-balancing/
 */
export class Routing {
  /** Exporters of the caller's region first, then all others equally. */
  static nearest(): Routing {
    return new Routing({ type: 'nearest' });
  }

  /**
   * The exporters in this order: each takes over when none before it works. Exporters that are not listed come last,
   * equally. Istio can tell three remote steps apart.
   *
   * @example Routing.ordered([us, eu, ap])
   */
  static ordered(exporters: readonly IMeshCluster[]): Routing {
    return new Routing({ type: 'ordered', order: exporters });
  }

  /**
   * One of two exporters answers all calls, including those of callers beside the standby. The standby answers only
   * while the active cluster does not work. For services that only one cluster may answer at a time.
   *
   * @example Routing.activeStandby(us, eu)
   */
  static activeStandby(active: IMeshCluster, standby: IMeshCluster): Routing {
    return new Routing({ type: 'activeStandby', active, standby });
  }

  /**
   * Each exporter gets its share of the calls. The shares of all exporters add up to 100. 0 takes an exporter out for
   * this host.
   *
   * @example Routing.weighted([{ cluster: us, weight: 80 }, { cluster: eu, weight: 20 }])
   */
  static weighted(weights: readonly ExporterWeight[]): Routing {
    return new Routing({ type: 'weighted', weights });
  }

  private constructor(
    /** The choice, with the clusters as they were given. */
    readonly facts: RoutingFacts<IMeshCluster>,
  ) {}
}

const SHAPES: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  nearest: {},
  ordered: { order: clusters },
  activeStandby: { active: cluster, standby: cluster },
  weighted: { weights: named('a list of weights', listOf(closed({ cluster, weight: number }))) },
};
const type = oneOf(...Object.keys(SHAPES));

/** What `routing` of an entry must be. */
export const routingShape: Shape = made(
  'Routing.nearest(), Routing.ordered([…]), Routing.activeStandby(…) or Routing.weighted([…])',
  (facts) => {
    const { type: given } = isRecord(facts) ? facts : {};
    return closed({ type, ...(typeof given === 'string' && SHAPES[given]) })(facts);
  },
);
