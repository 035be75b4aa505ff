import { meshHasClusters } from '../../../lib/model/rules/mesh-has-clusters';
import { cluster, fleetOf } from '../facts';
import { ruleTest } from './rule-test';

ruleTest(meshHasClusters, {
  valid: [['one cluster is enough', fleetOf({ clusters: [cluster('us')], entries: [] })]],
  invalid: [
    [
      'fails for a mesh without clusters',
      fleetOf({ clusters: [], entries: [] }),
      [{ path: 'training-mesh', what: /no cluster/ }],
    ],
  ],
});
