import type { DeclaredEntry } from '../../../lib/model/fleet/declared';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { activeStandby } from '../../../lib/model/rules/active-standby';
import { cluster, entry, fleetOf } from '../facts';
import { ruleTest } from './rule-test';

const path = 'training-mesh/echo';
const clusters = ['us', 'eu', 'ap'].map((name) => cluster(name));

function standby(facts: Partial<DeclaredEntry>): Fleet {
  return fleetOf({ clusters, entries: [entry('echo', { localFirst: false, ...facts })] });
}

ruleTest(activeStandby, {
  valid: [
    ['callers that stay in their cluster need no order', fleetOf()],
    ['an order says which of two clusters is active', standby({ failoverOrder: ['eu', 'us'] })],
    ['exportedBy may list them in another order', standby({ exportedBy: ['eu', 'us'], failoverOrder: ['us', 'eu'] })],
    ['a cluster that does not run the service is left to failover-order', standby({ failoverOrder: ['eu', 'ap'] })],
    ['a cluster of another mesh is left to valid-cluster-lists', standby({ strayClusters: ['other-mesh/eu'] })],
    ['a host that no cluster runs is left to valid-cluster-lists', standby({ exportedBy: [] })],
  ],
  invalid: [
    [
      'fails without an order',
      standby({}),
      [{ path, what: /failoverOrder does not say which/, value: [], fix: /the active one first/ }],
    ],
    ['fails for an order that names one of the two', standby({ failoverOrder: ['eu'] }), [{ path, value: ['eu'] }]],
    [
      'fails once for three exporters, whatever their order',
      standby({ exportedBy: ['us', 'eu', 'ap'], failoverOrder: ['eu', 'us'] }),
      [{ path, what: /the service has 3$/, value: ['us', 'eu', 'ap'] }],
    ],
    [
      'fails for one exporter',
      standby({ exportedBy: ['us', 'us'], failoverOrder: ['us'] }),
      [{ path, what: /the service has 1$/, fix: /or leave localFirst out/ }],
    ],
  ],
});
