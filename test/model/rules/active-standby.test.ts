import type { DeclaredEntry } from '../../../lib/model/fleet/declared';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { activeStandby } from '../../../lib/model/rules/active-standby';
import { cluster, entry, fleetOf, standby } from '../facts';
import { ruleTest } from './rule-test';

const path = 'training-mesh/echo';
const clusters = ['us', 'eu', 'ap'].map((name) => cluster(name));

/** eu is active, us the standby. */
function fleetWith(facts: Partial<DeclaredEntry> = {}): Fleet {
  return fleetOf({ clusters, entries: [entry('echo', { routing: standby('eu', 'us'), ...facts })] });
}

ruleTest(activeStandby, {
  valid: [
    ['other ways of routing have no standby', fleetOf()],
    ['exportedBy may list the two clusters in any order', fleetWith()],
    ['exportedBy may list the active cluster first', fleetWith({ exportedBy: ['eu', 'us'] })],
    ['a cluster of another mesh is left to valid-cluster-lists', fleetWith({ strayClusters: ['other-mesh/eu'] })],
    ['a host that no cluster runs is left to valid-cluster-lists', fleetWith({ exportedBy: [] })],
  ],
  invalid: [
    [
      'fails where one cluster is both',
      fleetWith({ routing: standby('eu', 'eu') }),
      [{ path, what: /are the same$/, value: 'eu', fix: /activeStandby\(active, standby\)/ }],
    ],
    [
      'fails for a cluster that does not run the service',
      fleetWith({ routing: standby('eu', 'ap') }),
      [{ path, what: /exactly these clusters in exportedBy: "eu", "ap"$/, value: ['us', 'eu'] }],
    ],
    [
      'fails once for three exporters',
      fleetWith({ exportedBy: ['us', 'eu', 'ap'] }),
      [{ path, what: /exactly these clusters/, value: ['us', 'eu', 'ap'], fix: /or use Routing\.ordered/ }],
    ],
    ['fails for one exporter', fleetWith({ exportedBy: ['us'] }), [{ path, value: ['us'] }]],
  ],
});
