import { exportersAgree } from '../../../lib/model/rules/exporters-agree';
import { cluster, entry, fleetOf, ordered, service, standby, weighted } from '../facts';
import { ruleTest } from './rule-test';

const WEIGHTS = weighted(['us', 80], ['eu', 20]);
const REVERSED = weighted(['eu', 20], ['us', 80]);
const clusters = [cluster('us'), cluster('eu'), cluster('ap')];

ruleTest(exportersAgree, {
  valid: [
    ['one entry agrees with itself', fleetOf()],
    [
      'entries may list the same exporters in another order',
      fleetOf({ entries: [entry('a', { exportedBy: ['us', 'eu'] }), entry('b', { exportedBy: ['eu', 'us'] })] }),
    ],
    [
      'entries may list the same weights in another order',
      fleetOf({ entries: [entry('a', { routing: WEIGHTS }), entry('b', { routing: REVERSED })] }),
    ],
    [
      'an entry with a single exporter selects its own pods only',
      fleetOf({ clusters, entries: [entry('a'), entry('b', { exportedBy: ['ap'] })] }),
    ],
    [
      'pods of another canonical name may have other exporters',
      fleetOf({
        clusters,
        entries: [
          entry('a'),
          entry('b', { exportedBy: ['us', 'ap'], service: service({ name: 'other', canonicalName: 'other' }) }),
        ],
      }),
    ],
    [
      'pods of the same canonical name in another namespace may have other exporters',
      fleetOf({
        clusters,
        entries: [entry('a'), entry('b', { exportedBy: ['us', 'ap'], service: service({ namespace: 'other' }) })],
      }),
    ],
    [
      'an unknown canonical name is left to its own rule',
      fleetOf({
        clusters,
        entries: [entry('a'), entry('b', { exportedBy: ['us', 'ap'], service: service({ canonicalName: undefined }) })],
      }),
    ],
  ],
  invalid: [
    [
      'fails for entries of one service with other exporters',
      fleetOf({ clusters, entries: [entry('a'), entry('b', { exportedBy: ['us', 'ap'] })] }),
      [
        {
          path: 'training-mesh/b',
          what: /^training-mesh\/a exports .* "echo\/echo" too, with other exportedBy$/,
          value: { exportedBy: ['ap', 'us'] },
          fix: /same exportedBy/,
        },
      ],
    ],
    [
      'fails where one entry has an exporter more',
      fleetOf({ clusters, entries: [entry('a'), entry('b', { exportedBy: ['us', 'eu', 'ap'] })] }),
      [{ path: 'training-mesh/b', value: { exportedBy: ['ap', 'eu', 'us'] } }],
    ],
    [
      'fails for two services whose pods have one canonical name but other service accounts',
      fleetOf({ entries: [entry('a'), entry('b', { service: service({ name: 'b', serviceAccount: 'b' }) })] }),
      [{ path: 'training-mesh/b', what: /other serviceAccount$/, value: { serviceAccount: 'b' } }],
    ],
    [
      'fails for another order of the same exporters',
      fleetOf({
        entries: [entry('a', { routing: ordered('us', 'eu') }), entry('b', { routing: ordered('eu', 'us') })],
      }),
      [{ path: 'training-mesh/b', what: /other routing$/, value: { routing: ordered('eu', 'us') } }],
    ],
    [
      'fails for an order in one entry only',
      fleetOf({ entries: [entry('a', { routing: ordered('us', 'eu') }), entry('b')] }),
      [{ path: 'training-mesh/b', what: /other routing$/ }],
    ],
    [
      'fails for other weights',
      fleetOf({ entries: [entry('a', { routing: WEIGHTS }), entry('b')] }),
      [{ path: 'training-mesh/b', what: /other routing$/, value: { routing: { type: 'nearest' } } }],
    ],
    [
      'fails once for everything that differs',
      fleetOf({
        entries: [
          entry('a', { routing: standby('us', 'eu') }),
          entry('b', { routing: ordered('eu', 'us'), service: service({ name: 'b', serviceAccount: 'b' }) }),
        ],
      }),
      [{ path: 'training-mesh/b', what: /other serviceAccount, routing$/, fix: /same serviceAccount, routing/ }],
    ],
    [
      'fails for every entry that differs from the first',
      fleetOf({
        clusters,
        entries: [entry('a'), entry('b', { exportedBy: ['us', 'ap'] }), entry('c', { exportedBy: ['us', 'ap'] })],
      }),
      [{ path: 'training-mesh/b' }, { path: 'training-mesh/c', what: /training-mesh\/a/ }],
    ],
  ],
});
