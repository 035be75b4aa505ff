import { mergeByCluster } from '../collections';
import { answerOrder } from '../fleet/answer-order';
import type { Fleet } from '../fleet/fleet';
import { knownHosts } from '../fleet/known-hosts';

/** Who answers the calls to a host. */
export interface FailoverRow {
  readonly host: string;
  /**
   * Clusters that answer: the first group normally, the next one when no cluster of the first works; empty: nobody.
   */
  readonly order: readonly (readonly string[])[];
  /**
   * For each cluster of the first group: the clusters that answer when its workload or its gateway is down. Nobody
   * notices that another cluster is down.
   */
  readonly whenDown: Readonly<Record<string, readonly string[]>>;
  /** Where the callers run: clusters of this program, at least one, sorted. */
  readonly clusters: readonly string[];
}

/** Rows for all clusters of this program and all hosts that they know, sorted by host and first cluster. */
export function failoverMatrix(fleet: Fleet): readonly FailoverRow[] {
  return knownHosts(fleet).flatMap(({ entry, clusters }) => {
    const orders = clusters.map(({ name }) => [name, { order: answerOrder(fleet, entry, name) }] as const);
    return mergeByCluster(orders).map((shared): FailoverRow => {
      const { order } = shared;
      return { host: entry.host, order, whenDown: whenDown(order), clusters: shared.clusters };
    });
  });
}

function whenDown(order: FailoverRow['order']): FailoverRow['whenDown'] {
  const [first = [], second = []] = order;
  const rest = (down: string): readonly string[] => first.filter((name) => name !== down);
  return Object.fromEntries(first.map((name) => [name, first.length > 1 ? rest(name) : second]));
}
