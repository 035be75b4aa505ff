import type { HelmValues } from '../facts/helm-values';
import { didYouMean } from '../problems/did-you-mean';
import { ISTIOD_KEYS, KIALI_KEYS, PROMETHEUS_KEYS, treesOf } from '../upstream/chart-keys';
import type { ChartKeys } from '../upstream/chart-keys';
import { lookUp } from '../upstream/chart-values';
import { isRecord } from '../validate/json';
import type { Finding, Rule } from './rule';

/**
 * These charts have no schema: a misspelt key, or one that a tutorial took from another chart, is accepted and has
 * no effect.
 */
export const valuesHaveEffect: Rule = {
  id: 'values-have-effect',
  severity: 'warning',
  *check({ clusters, observability }) {
    for (const { path, istio } of clusters) yield* withoutEffect(path, 'values', istio.values, ISTIOD_KEYS);
    for (const { path, prometheusValues, kialiValues } of observability) {
      yield* withoutEffect(path, 'prometheusValues', prometheusValues, PROMETHEUS_KEYS);
      yield* withoutEffect(path, 'kialiValues', kialiValues, KIALI_KEYS);
    }
  },
};

function* withoutEffect(path: string, prop: string, given: HelmValues, chart: ChartKeys): Generator<Finding> {
  for (const values of treesOf(given, chart)) yield* withoutEffectIn(values, path, prop, chart);
}

function* withoutEffectIn(values: HelmValues, path: string, prop: string, chart: ChartKeys): Generator<Finding> {
  for (const [place, fix] of Object.entries(chart.dead)) {
    if (lookUp(values, place.split('.'))?.reached !== true) continue;
    yield { path, what: `${prop} set what nothing reads`, value: place, fix };
  }
  for (const key of isRecord(values) ? Object.keys(values) : []) {
    if (chart.roots.has(key) || key in chart.dead) continue;
    yield {
      path,
      what: `${prop} have a key that the chart does not know`,
      value: key,
      fix: `correct it, or leave it out${didYouMean(key, chart.roots)}`,
    };
  }
}
