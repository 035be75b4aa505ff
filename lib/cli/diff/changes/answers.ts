import { isDeepStrictEqual } from 'node:util';
import { groupByEach } from '../../../model/collections';
import type { Detector, Explanation, Change } from '../change';
import { callsOf } from '../compare/call-changes';
import type { Call } from '../compare/call-changes';
import { wiringOf } from '../compare/call-objects';
import type { Comparison } from '../compare/comparison';
import type { HostView } from '../fleet/fleet-view';

/** The order in which clusters answer a host, and their weights. */
export const answers: Detector = {
  id: 'answers',
  find: (comparison) =>
    [...comparison.after.hosts].flatMap(([host, after]) => {
      const before = comparison.before.hosts.get(host);
      return before === undefined
        ? []
        : [...weights(comparison, host, before, after), ...orders(comparison, host, before, after)];
    }),
};

function weights(comparison: Comparison, host: string, before: HostView, after: HostView): readonly Change[] {
  if (before.weights === after.weights) return [];
  const what = `weights of ${host} changed: ${before.weights || 'even'} -> ${after.weights || 'even'}`;
  return [finding(comparison, what, callsTo(comparison, host))];
}

/** Compares only clusters that answer before and after. Other detectors report added and removed ones. */
function orders(comparison: Comparison, host: string, before: HostView, after: HostView): readonly Change[] {
  const changed = [...after.orders].flatMap(([cluster, order]) => {
    const old = before.orders.get(cluster) ?? order;
    const [from, to] = [among(old, order.flat()), among(order, old.flat())];
    return isDeepStrictEqual(from, to) ? [] : [{ cluster, words: `${inWords(old)} -> ${inWords(order)}` }];
  });
  return [...groupByEach(changed, ({ words }) => [words])].map(([words, rows]) => {
    const clusters = rows.map(({ cluster }) => cluster);
    const calls = callsTo(comparison, host).filter(({ cluster }) => clusters.includes(cluster));
    return { ...finding(comparison, `order of answers of ${host} changed: ${words}`, calls), clusters };
  });
}

function among(order: readonly (readonly string[])[], clusters: readonly string[]): readonly (readonly string[])[] {
  return order.map((group) => group.filter((name) => clusters.includes(name))).filter((group) => group.length > 0);
}

/** `us; eu, ap` means us first, then eu and ap equally. */
function inWords(order: readonly (readonly string[])[]): string {
  return order.length > 0 ? order.map((group) => group.join(', ')).join('; ') : 'nobody';
}

function callsTo({ after }: Comparison, host: string): readonly Call[] {
  return [...callsOf(after.edges.filter((edge) => edge.host === host)).values()];
}

function finding({ objects }: Comparison, what: string, calls: readonly Call[]): Change {
  const isWiring = wiringOf(calls);
  const explains = objects
    .filter((object) => isWiring(object))
    .map((object): Explanation => ({ object, covers: (change) => isWiring(object, change) }));
  return { severity: 'review', what, clusters: calls.map(({ cluster }) => cluster), explains, calls };
}
