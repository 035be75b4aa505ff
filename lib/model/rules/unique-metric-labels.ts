import type { ObservabilityFacts } from '../facts/observability';
import type { Fleet } from '../fleet/fleet';
import { lookUp } from '../upstream/chart-values';
import type { Found } from '../upstream/chart-values';
import type { Finding, Rule } from './rule';

const SPEC = ['prometheus', 'prometheusSpec'] as const;
const LABELS = [...SPEC, 'externalLabels'] as const;

/** Settings with the name of a label that the operator fills. It ignores a given value of that label. */
const LABEL_NAMES = ['prometheusExternalLabelName', 'replicaExternalLabelName'] as const;

/** Values of the stack are the same in all clusters, so they must not set a label that tells clusters apart. */
export const uniqueMetricLabels: Rule = {
  id: 'unique-metric-labels',
  *check(fleet) {
    for (const stack of fleet.observability) {
      const values = stack.prometheusValues;
      // Without a Prometheus there is nothing to label.
      if (lookUp(values, ['prometheus', 'enabled'])?.value === false) continue;
      yield* labels(stack, fleet);
      for (const setting of LABEL_NAMES) {
        const found = lookUp(values, [...SPEC, setting]);
        if (found?.reached !== true || !['cluster', 'mesh'].includes(String(found.value))) continue;
        if (lookUp(values, [...SPEC, `${setting}Clear`])?.value === true) continue;
        const what = `prometheusValues fill the label "${String(found.value)}" with something else: ${said(found)}`;
        yield { path: stack.path, what, value: found.value, fix: 'give the setting the name of a label of its own' };
      }
    }
  },
};

function* labels({ path, prometheusValues }: ObservabilityFacts, fleet: Fleet): Generator<Finding> {
  const lost = new Set<string>();
  for (const [label, isOwn] of Object.entries(isOwnLabel(fleet))) {
    const found = lookUp(prometheusValues, [...LABELS, label]);
    if (found === undefined || (found.reached && isOwn(found.value))) continue;
    const place = said(found);
    if (lost.has(place)) continue;
    lost.add(place);
    yield {
      path,
      what: found.reached
        ? `prometheusValues give the label "${label}" of all metrics: ${place}`
        : `prometheusValues replace the labels that tell clusters apart: ${place}`,
      value: found.value,
      fix: `leave ${found.reached ? 'it' : 'that'} out: the library sets "cluster" and "mesh" in each cluster; you can set other labels`,
    };
  }
}

/** Whether a value is what the library sets, in every cluster. */
function isOwnLabel({ clusters, mesh }: Fleet): Readonly<Record<string, (value: unknown) => boolean>> {
  return {
    cluster: (value) => clusters.every(({ name }) => name === value),
    mesh: (value) => value === mesh.id,
  };
}

function said({ keys }: Found): string {
  return keys.length === 0 ? 'all values' : keys.join(' > ');
}
