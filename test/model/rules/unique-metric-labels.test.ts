import type { HelmValues } from '../../../lib/model/facts/helm-values';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { uniqueMetricLabels } from '../../../lib/model/rules/unique-metric-labels';
import { cluster, fleetOf, observability } from '../facts';
import { ruleTest } from './rule-test';

const path = 'training-mesh/observability';

function stack(prometheusValues: unknown, ...names: readonly string[]): Fleet {
  return fleetOf({
    ...(names.length > 0 && { clusters: names.map((name) => cluster(name)) }),
    observability: [observability({ prometheusValues: prometheusValues as HelmValues })],
  });
}

function spec(prometheusSpec: unknown): Fleet {
  return stack({ prometheus: { prometheusSpec } });
}

function labels(externalLabels: unknown): Fleet {
  return spec({ externalLabels });
}

ruleTest(uniqueMetricLabels, {
  valid: [
    ['without an ObservabilityStack nothing is labelled', fleetOf()],
    ['the library labels all clusters', stack({})],
    ['other labels may stand beside them', labels({ environment: 'production' })],
    ['the mesh may be called what it is', labels({ mesh: 'training-mesh' })],
    ['a single cluster may be called what it is', stack({ prometheus: labelsOf({ cluster: 'us' }) }, 'us')],
    ['other values are left alone', stack({ prometheus: { service: null, prometheusSpec: { replicas: 2 } } })],
    ['a replica may have a label of its own', spec({ replicaExternalLabelName: '__replica__' })],
    [
      'a label that is turned off has no name',
      spec({ replicaExternalLabelName: 'cluster', replicaExternalLabelNameClear: true }),
    ],
    [
      'without a Prometheus nothing is labelled',
      stack({ prometheus: { enabled: false, prometheusSpec: { externalLabels: null } } }),
    ],
  ],
  invalid: [
    [
      'fails for a cluster label that is the same everywhere',
      labels({ cluster: 'production' }),
      [
        {
          path,
          what: /give the label "cluster" of all metrics: prometheus > prometheusSpec > externalLabels > cluster$/,
          value: 'production',
          fix: /leave it out/,
        },
      ],
    ],
    ['fails for the name of one of several clusters', labels({ cluster: 'us' }), [{ path, value: 'us' }]],
    [
      'fails for another name of a single cluster',
      stack({ prometheus: labelsOf({ cluster: 'eu' }) }, 'us'),
      [{ path, value: 'eu' }],
    ],
    ['fails for a cluster label that is taken away', labels({ cluster: null }), [{ path, value: null }]],
    ['fails for another name of the mesh', labels({ mesh: 'shops' }), [{ path, what: /"mesh"/, value: 'shops' }]],
    [
      'fails for both labels',
      labels({ mesh: 7, cluster: ['us'] }),
      [
        { path, what: /"cluster"/, value: ['us'] },
        { path, what: /"mesh"/, value: 7 },
      ],
    ],
    ...([null, [], ['cluster'], 'cluster: us', 7] as const).map(
      (value) =>
        [
          `fails once for ${JSON.stringify(value)} in place of the labels`,
          labels(value),
          [{ path, what: /replace the labels .*: prometheus > prometheusSpec > externalLabels$/, value }],
        ] as const,
    ),
    ['fails once for null in place of the spec', spec(null), [{ path, what: /prometheus > prometheusSpec$/ }]],
    ['fails once for null in place of Prometheus', stack({ prometheus: null }), [{ path, what: /: prometheus$/ }]],
    ['fails once for a list of values', stack([]), [{ path, what: /: all values$/ }]],
    ...(['prometheusExternalLabelName', 'replicaExternalLabelName'] as const).flatMap((setting) =>
      ['cluster', 'mesh'].map(
        (label) =>
          [
            `fails for ${setting}: ${label}, for which the operator drops the label`,
            spec({ [setting]: label }),
            [{ path, what: new RegExp(`fill the label "${label}" .*: .* > ${setting}$`), value: label }],
          ] as const,
      ),
    ),
  ],
});

function labelsOf(externalLabels: HelmValues): HelmValues {
  return { prometheusSpec: { externalLabels } };
}
