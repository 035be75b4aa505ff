import { exportersAgree } from '../../../lib/model/rules/exporters-agree';
import { cluster, entry, fleetOf, service } from '../facts';
import { ruleTest } from './rule-test';

const clusters = [cluster('us'), cluster('eu'), cluster('ap')];

ruleTest(exportersAgree, {
  valid: [
    ['one entry agrees with itself', fleetOf()],
    [
      'entries may list the same exporters in another order',
      fleetOf({ entries: [entry('a', { exportedBy: ['us', 'eu'] }), entry('b', { exportedBy: ['eu', 'us'] })] }),
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
      [{ path: 'training-mesh/b', what: /"echo\/echo" .* in training-mesh\/a/, value: ['us', 'ap'] }],
    ],
    [
      'fails where one entry has an exporter more',
      fleetOf({ clusters, entries: [entry('a'), entry('b', { exportedBy: ['us', 'eu', 'ap'] })] }),
      [{ path: 'training-mesh/b', value: ['us', 'eu', 'ap'] }],
    ],
    [
      'fails for two services whose pods have one canonical name but other service accounts',
      fleetOf({ entries: [entry('a'), entry('b', { service: service({ name: 'b', serviceAccount: 'b' }) })] }),
      [{ path: 'training-mesh/b', what: /another service account/ }],
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
