import { oneObservabilityStack } from '../../../lib/model/rules/one-observability-stack';
import { fleetOf, observability } from '../facts';
import { ruleTest } from './rule-test';

const second = observability({ path: 'training-mesh/second', id: 'second' });

ruleTest(oneObservabilityStack, {
  valid: [
    ['a mesh without a stack passes', fleetOf()],
    ['a mesh with one stack passes', fleetOf({ observability: [observability()] })],
  ],
  invalid: [
    [
      'fails for every stack but the first',
      fleetOf({ observability: [second, observability()] }),
      [{ path: 'training-mesh/second', what: /already has the observability stack "observability"/, value: 'second' }],
    ],
  ],
});
