import { validProps } from '../../../lib/model/rules/valid-props';
import { fleetOf } from '../facts';
import { ruleTest } from './rule-test';

const us = 'training-mesh/us';

ruleTest(validProps, {
  valid: [['props that could be read are valid', fleetOf()]],
  invalid: [
    [
      'fails for a prop that is not there',
      fleetOf({ propFaults: [{ path: us, prop: 'region', value: undefined, wanted: 'a string' }] }),
      [{ path: us, what: /^region is undefined$/, fix: /^give a string; a variable that is not set/ }],
    ],
    [
      'fails for a prop of another type, with the value, and for each in the order of the paths',
      fleetOf({
        propFaults: [
          { path: us, prop: 'istio.values.a[0]', value: NaN, wanted: 'a finite number' },
          { path: 'training-mesh/echo', prop: 'callers[0]', value: null, wanted: 'an object' },
        ],
      }),
      [
        {
          path: 'training-mesh/echo',
          what: /^callers\[0\] is of the wrong type$/,
          value: null,
          fix: /^give an object$/,
        },
        { path: us, what: /^istio\.values\.a\[0\]/, value: NaN, fix: /finite/ },
      ],
    ],
  ],
});
