import type { HelmValues } from '../../../lib/model/facts/helm-values';
import type { ObservabilityFacts } from '../../../lib/model/facts/observability';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { safeExposure } from '../../../lib/model/rules/safe-exposure';
import { fleetOf, observability } from '../facts';
import { ruleTest } from './rule-test';
import type { ExpectedFinding } from './rule-test';

const path = 'training-mesh/observability';

function stack(overrides: Partial<ObservabilityFacts>): Fleet {
  return fleetOf({ observability: [observability(overrides)] });
}

function prometheus(prometheusValues: HelmValues): Fleet {
  return stack({ prometheusValues });
}

function kiali(kialiValues: HelmValues): Fleet {
  return stack({ kialiValues });
}

/** `a > b` and a value as Helm values. */
function values(key: string, value: unknown): HelmValues {
  return key.split(' > ').reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as HelmValues;
}

function fails(
  chart: 'prometheusValues' | 'kialiValues',
  key: string,
  value: unknown,
): readonly [string, Fleet, readonly ExpectedFinding[]] {
  return [
    `fails for ${key}: ${String(value)} in ${chart}`,
    stack({ [chart]: values(key, value) }),
    [{ path, what: new RegExp(`^${chart} open a console: ${key}$`), value, fix: /Exposure\.insecureLab\(\)/ }],
  ];
}

/** All that the rule knows, at once. */
const open: Partial<ObservabilityFacts> = {
  prometheusValues: {
    prometheus: { service: { type: 'LoadBalancer' } },
    alertmanager: { service: { type: 'NodePort' } },
    grafana: { service: { type: 'LoadBalancer' }, 'grafana.ini': { 'auth.anonymous': { enabled: true } } },
  },
  kialiValues: { deployment: { service_type: 'LoadBalancer' }, auth: { strategy: 'anonymous' } },
};

ruleTest(safeExposure, {
  valid: [
    ['without an ObservabilityStack nothing is open', fleetOf()],
    ['what the library sets is closed', stack({})],
    ['a lab may be open, whatever its values say', stack({ ...open, exposure: 'insecureLab' })],
    ['a Service inside of the cluster is closed', prometheus(values('prometheus > service > type', 'ClusterIP'))],
    ['an ingress is left to whoever writes it', prometheus(values('grafana > ingress > enabled', true))],
    [
      'anonymous users of Grafana may be turned off',
      prometheus(values('grafana > grafana.ini > auth.anonymous > enabled', false)),
    ],
    ['Kiali may ask an OpenID provider', kiali({ auth: { strategy: 'openid', openid: { client_id: 'kiali' } } })],
    [
      'values of another shape are left to the chart',
      prometheus({ prometheus: null, grafana: 'none', alertmanager: [] }),
    ],
  ],
  invalid: [
    fails('prometheusValues', 'prometheus > servicePerReplica > type', 'LoadBalancer'),
    fails('prometheusValues', 'thanosRuler > service > type', 'NodePort'),
    fails('prometheusValues', 'grafana > grafana.ini > auth.anonymous > enabled', 'true'),
    fails('kialiValues', 'deployment > additional_service_yaml > type', 'LoadBalancer'),
    [
      'fails for a Service with addresses of its own',
      prometheus({ prometheus: { service: { externalIPs: ['203.0.113.7'] } } }),
      [{ path, what: /externalIPs > 0$/, value: '203.0.113.7' }],
    ],
    fails('prometheusValues', 'prometheus > service > type', 'LoadBalancer'),
    fails('prometheusValues', 'prometheus > service > type', 'NodePort'),
    fails('prometheusValues', 'alertmanager > service > type', 'LoadBalancer'),
    fails('prometheusValues', 'alertmanager > service > type', 'NodePort'),
    fails('prometheusValues', 'grafana > service > type', 'LoadBalancer'),
    fails('prometheusValues', 'grafana > service > type', 'NodePort'),
    fails('prometheusValues', 'grafana > grafana.ini > auth.anonymous > enabled', true),
    fails('kialiValues', 'deployment > service_type', 'LoadBalancer'),
    fails('kialiValues', 'deployment > service_type', 'NodePort'),
    fails('kialiValues', 'auth > strategy', 'anonymous'),
    [
      'fails for every value that opens a console',
      stack(open),
      [
        { path, what: /prometheus > service > type/, value: 'LoadBalancer' },
        { path, what: /alertmanager > service > type/, value: 'NodePort' },
        { path, what: /grafana > service > type/, value: 'LoadBalancer' },
        { path, what: /auth\.anonymous > enabled/, value: true },
        { path, what: /service_type/, value: 'LoadBalancer' },
        { path, what: /strategy/, value: 'anonymous' },
      ],
    ],
    [
      'fails for each stack by itself: a lab opens no other',
      fleetOf({
        observability: [
          observability({ ...open, path: 'training-mesh/lab', exposure: 'insecureLab' }),
          observability({ kialiValues: { auth: { strategy: 'anonymous' } } }),
        ],
      }),
      [{ path, value: 'anonymous' }],
    ],
  ],
});
