import { uniqueHosts } from '../../../lib/model/rules/unique-hosts';
import { entry, fleetOf } from '../facts';
import { ruleTest } from './rule-test';

const host = 'echo.mesh.local';

ruleTest(uniqueHosts, {
  valid: [
    ['every entry has a host of its own', fleetOf({ entries: [entry('a'), entry('b')] })],
    [
      'a host may be the end of another one',
      fleetOf({ entries: [entry('a', { host }), entry('b', { host: `eu.${host}` })] }),
    ],
  ],
  invalid: [
    [
      'fails for a host that another entry declares',
      fleetOf({ entries: [entry('a', { host }), entry('b', { host })] }),
      [{ path: 'training-mesh/b', what: /^training-mesh\/a already declares/, value: host }],
    ],
    [
      'fails also where other clusters export it',
      fleetOf({ entries: [entry('a', { host, exportedBy: ['us'] }), entry('b', { host, exportedBy: ['eu'] })] }),
      [{ path: 'training-mesh/b', value: host }],
    ],
    [
      'fails for every entry after the first',
      fleetOf({ entries: ['a', 'b', 'c'].map((id) => entry(id, { host })) }),
      [
        { path: 'training-mesh/b', what: /training-mesh\/a/ },
        { path: 'training-mesh/c', what: /training-mesh\/a/ },
      ],
    ],
  ],
});
