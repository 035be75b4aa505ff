import type { HelmValues, ObservabilityFacts } from '../facts';
import type { Finding, Rule } from './rule';

type Stack = 'prometheusValues' | 'kialiValues';

/** Values that open a console to whoever reaches it: where they stand, and what they are. */
const UNSAFE: Readonly<
  Record<Stack, readonly { readonly path: readonly string[]; readonly values: readonly unknown[] }[]>
> = {
  prometheusValues: [
    { path: ['prometheus', 'service', 'type'], values: ['LoadBalancer', 'NodePort'] },
    { path: ['alertmanager', 'service', 'type'], values: ['LoadBalancer', 'NodePort'] },
    { path: ['grafana', 'service', 'type'], values: ['LoadBalancer', 'NodePort'] },
    { path: ['grafana', 'grafana.ini', 'auth.anonymous', 'enabled'], values: [true] },
  ],
  kialiValues: [
    { path: ['deployment', 'service_type'], values: ['LoadBalancer', 'NodePort'] },
    { path: ['auth', 'strategy'], values: ['anonymous'] },
  ],
};

/**
 * Prometheus and Alertmanager have no login, and an anonymous Kiali acts with its own rights: who
 * wants them open says so with Exposure.insecureLab(), not by the way.
 */
export const safeExposure: Rule = {
  id: 'safe-exposure',
  *check({ observability }) {
    for (const stack of observability) {
      if (stack.exposure !== 'insecureLab') yield* unsafeValues(stack);
    }
  },
};

function* unsafeValues(stack: ObservabilityFacts): Generator<Finding> {
  for (const chart of ['prometheusValues', 'kialiValues'] as const) {
    for (const { path, values } of UNSAFE[chart]) {
      const value = valueAt(stack[chart], path);
      if (!values.includes(value)) continue;
      yield {
        path: stack.path,
        what: `${chart} open a console: ${path.join(' > ')}`,
        value,
        fix: 'reach it by kubectl port-forward or an ingress with a login; for a training set-up choose Exposure.insecureLab()',
      };
    }
  }
}

function valueAt(values: HelmValues, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value !== null && typeof value === 'object' ? (value as HelmValues)[key] : undefined),
    values,
  );
}
