import type { ObservabilityFacts } from '../facts/observability';
import type { Finding, Rule } from './rule';

/**
 * Prometheus and Alertmanager have no login, and an anonymous Kiali acts with its own rights. Only
 * ConsoleExposure.insecureLab() may open them, not a value.
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
    for (const { keys, value } of leavesOf(stack[chart])) {
      if (!opens(keys, value)) continue;
      yield {
        path: stack.path,
        what: `${chart} open a console: ${keys.join(' > ')}`,
        value,
        fix: 'reach it by kubectl port-forward or an ingress with a login; for a training set-up choose ConsoleExposure.insecureLab()',
      };
    }
  }
}

/**
 * Whether a value opens a console. It looks at all Services of the chart, including those of single replicas and of
 * Thanos, and additional ones.
 */
function opens(keys: readonly string[], value: unknown): boolean {
  const [key = '', parent = ''] = [...keys].reverse();
  if (key === 'type' || key === 'service_type') return value === 'LoadBalancer' || value === 'NodePort';
  if (parent === 'externalIPs') return true;
  if (parent === 'auth.anonymous' && key === 'enabled') return String(value) === 'true';
  return parent === 'auth' && key === 'strategy' && value === 'anonymous';
}

interface Leaf {
  readonly keys: readonly string[];
  readonly value: unknown;
}

function* leavesOf(value: unknown, keys: readonly string[] = []): Generator<Leaf> {
  if (value === null || typeof value !== 'object') {
    yield { keys, value };
    return;
  }
  for (const [key, inner] of Object.entries(value)) yield* leavesOf(inner, [...keys, key]);
}
