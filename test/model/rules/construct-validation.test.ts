import { constructValidation } from '../../../lib/model/rules/construct-validation';
import { fleetOf } from '../facts';
import { ruleTest } from './rule-test';

ruleTest(constructValidation, {
  valid: [['constructs that say nothing are valid', fleetOf()]],
  invalid: [
    [
      'fails with every message of every construct',
      fleetOf({
        tree: {
          validationErrors: [
            { path: 'training-mesh/us/web', message: 'web needs two replicas' },
            { path: 'training-mesh/us/web', message: 'web needs a probe' },
            { path: 'training-mesh/eu/job', message: 'job has no schedule' },
          ],
        },
      }),
      [
        { path: 'training-mesh/us/web', what: /^web needs two replicas$/ },
        { path: 'training-mesh/us/web', what: /^web needs a probe$/ },
        { path: 'training-mesh/eu/job', what: /^job has no schedule$/ },
      ],
    ],
  ],
});
