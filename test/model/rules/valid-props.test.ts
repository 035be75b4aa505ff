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
      [{ path: us, what: /^region is missing$/, fix: /^pass a string\. Check for a misspelled prop/ }],
    ],
    [
      'fails for a prop that does not exist, and suggests the one that is meant',
      fleetOf({
        propFaults: [
          { path: us, prop: 'caller', value: 'a list of 1', wanted: '', known: ['host', 'callers'] },
          { path: us, prop: 'service.tls', value: undefined, wanted: '', known: ['name', 'namespace'] },
        ],
      }),
      [
        {
          path: us,
          what: /^caller does not exist$/,
          value: 'a list of 1',
          fix: /^remove it; did you mean "callers"\?$/,
        },
        { path: us, what: /^service\.tls does not exist$/, fix: /^remove it; known here: name, namespace$/ },
      ],
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
