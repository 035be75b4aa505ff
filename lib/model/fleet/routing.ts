import type { RoutingFacts, WeightFacts } from '../facts/routing';

/** Exporters in the order in which they answer calls that leave their cluster; empty: no order is given. */
export function orderOf<Cluster>(routing: RoutingFacts<Cluster>): readonly Cluster[] {
  if (routing.type === 'activeStandby') return [routing.active, routing.standby];
  return routing.type === 'ordered' ? routing.order : [];
}

/** Shares of the calls that leave their cluster; empty: no shares are given. */
export function weightsOf<Cluster>(routing: RoutingFacts<Cluster>): readonly WeightFacts<Cluster>[] {
  return routing.type === 'weighted' ? routing.weights : [];
}

/** Exporters whose share is 0: other clusters do not call them. */
export function withoutShare(routing: RoutingFacts): ReadonlySet<string> {
  return new Set(weightsOf(routing).flatMap(({ cluster, weight }) => (weight === 0 ? [cluster] : [])));
}

/** All clusters that a routing names. */
export function clustersIn<Cluster>(routing: RoutingFacts<Cluster>): readonly Cluster[] {
  return [...orderOf(routing), ...weightsOf(routing).map(({ cluster }) => cluster)];
}

/** The same routing with other values for its clusters. */
export function mapClusters<From, To>(routing: RoutingFacts<From>, map: (cluster: From) => To): RoutingFacts<To> {
  if (routing.type === 'ordered') return { type: 'ordered', order: routing.order.map(map) };
  if (routing.type === 'activeStandby')
    return { type: 'activeStandby', active: map(routing.active), standby: map(routing.standby) };
  if (routing.type === 'nearest') return { type: 'nearest' };
  return {
    type: 'weighted',
    weights: routing.weights.map(({ cluster, weight }) => ({ cluster: map(cluster), weight })),
  };
}
