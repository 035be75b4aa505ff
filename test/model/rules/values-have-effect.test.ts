import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { HelmValues } from '../../../lib/model/facts/helm-values';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { valuesHaveEffect } from '../../../lib/model/rules/values-have-effect';
import { cluster, fleetOf, observability } from '../facts';
import { ruleTest } from './rule-test';

const us = 'training-mesh/us';
const stack = 'training-mesh/observability';

function ofIstiod(values: HelmValues): Fleet {
  const { istio } = cluster('us');
  return fleetOf({ clusters: [cluster('us', { istio: { ...istio, values } }), cluster('eu')] });
}

function ofPrometheus(prometheusValues: HelmValues): Fleet {
  return fleetOf({ observability: [observability({ prometheusValues })] });
}

function ofKiali(kialiValues: HelmValues): Fleet {
  return fleetOf({ observability: [observability({ kialiValues })] });
}

test.each([
  ['istiod', ofIstiod],
  ['kube-prometheus-stack', ofPrometheus],
  ['kiali', ofKiali],
])('the values that the library itself gives to %s have an effect', (release, fleetWith) => {
  const text = readFileSync(join(__dirname, `../../../dist/argocd/apps/us/${release}.yaml`), 'utf8');
  const { spec } = parse(text) as { spec: { source: { helm: { valuesObject: HelmValues } } } };
  const { valuesObject } = spec.source.helm;
  expect(Object.keys(valuesObject)).not.toEqual([]);
  expect([...valuesHaveEffect.check(fleetWith(valuesObject))]).toEqual([]);
});

ruleTest(valuesHaveEffect, {
  valid: [
    ['no values', fleetOf()],
    ['keys of the chart', ofIstiod({ autoscaleMin: 3, meshConfig: { accessLogFile: '/dev/stdout' } })],
    ['keys below pilot, as they were written for years', ofIstiod({ pilot: { autoscaleMin: 3, env: { A: 'b' } } })],
    ['an env that istiod may read', ofIstiod({ env: { PILOT_ENABLE_IP_AUTOALLOCATE: 'true' } })],
    ['values of a chart within the chart', ofPrometheus({ 'kube-state-metrics': { resources: {} }, grafana: {} })],
    ['what only the server of Kiali knows', ofKiali({ health_config: { rate: [] }, istio_labels: {} })],
    ['what is null is as good as not given', ofIstiod({ pilot: null, global: null })],
  ],
  invalid: [
    [
      'fails for the trust domain where tutorials have it',
      ofIstiod({ global: { trustDomain: 'corp.local' } }),
      [
        {
          path: us,
          what: /values set what nothing reads/,
          value: 'global.trustDomain',
          fix: /trustDomain of the Mesh/,
        },
      ],
    ],
    [
      'fails for a switch that no release of Istio has, wherever it stands',
      ofIstiod({ pilot: { env: { PILOT_ENABLE_MULTINETWORK: 'true' } } }),
      [{ path: us, value: 'env.PILOT_ENABLE_MULTINETWORK' }],
    ],
    [
      'fails for a misspelt key and names the one that is meant',
      ofIstiod({ meshConfg: {}, pilot: { autoScaleMin: 2 } }),
      [
        { path: us, what: /does not know/, value: 'meshConfg', fix: /did you mean "meshConfig"\?/ },
        { path: us, value: 'autoScaleMin', fix: /did you mean "autoscaleMin"\?/ },
      ],
    ],
    [
      "fails for Kiali's Service where other charts have it",
      ofKiali({ service: { type: 'LoadBalancer' } }),
      [{ path: stack, what: /kialiValues/, value: 'service', fix: /deployment\.service_type/ }],
    ],
    [
      'fails for external labels beside the spec of Prometheus, and for a chart that is turned off by its own name',
      ofPrometheus({ prometheus: { externalLabels: { team: 'a' } }, 'kube-state-metrics': { enabled: false } }),
      [
        { path: stack, value: 'prometheus.externalLabels' },
        { path: stack, value: 'kube-state-metrics.enabled' },
      ],
    ],
  ],
});
