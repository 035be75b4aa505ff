import type { Fleet } from '../../../../lib/model/fleet/fleet';
import { LAYERS, LIBRARY_RELEASES } from '../../../../lib/model/layers';
import { applicationNamesUnique } from '../../../../lib/delivery/argo-cd/validate/application-names-unique';
import { cluster, fleetOf } from '../../../model/facts';
import { ruleTest } from '../../../model/rules/rule-test';

function clusters(...names: readonly string[]): Fleet {
  return fleetOf({ clusters: names.map((name) => cluster(name)) });
}

ruleTest(applicationNamesUnique, {
  valid: ['us-east', 'us-configs', 'config', 'us-project', 'usconfig'].map((name) => [
    `clusters us and ${name} have Applications of their own`,
    clusters('us', name),
  ]),
  invalid: [
    ...[...LAYERS, ...LIBRARY_RELEASES].map(
      (ending) =>
        [
          `fails for clusters us and us-${ending}`,
          clusters('us', `us-${ending}`),
          [{ path: `training-mesh/us-${ending}`, what: new RegExp(`"us" has .* "${ending}"`), value: `us-${ending}` }],
        ] as const,
    ),
    [
      'fails for a cluster named after one that is named after one',
      clusters('us', 'us-config', 'us-config-kiali'),
      [
        { path: 'training-mesh/us-config', value: 'us-config' },
        { path: 'training-mesh/us-config-kiali', value: 'us-config-kiali' },
      ],
    ],
  ],
});
