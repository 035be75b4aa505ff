import type { DiscoveryFacts } from '../../../lib/model/facts/discovery';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { discoveryPairs } from '../../../lib/model/rules/discovery-pairs';
import { cluster, discovery, fleetOf } from '../facts';
import { ruleTest } from './rule-test';

const clusters = ['us', 'eu', 'ap'].map((name) => cluster(name));
const path = 'training-mesh/pair';

function fleetWith(...discoveries: readonly DiscoveryFacts[]): Fleet {
  return fleetOf({ clusters, discoveries });
}

function pairOf(names: readonly string[], strayClusters: readonly string[] = []): Fleet {
  return fleetWith(discovery('pair', { clusters: names, strayClusters }));
}

ruleTest(discoveryPairs, {
  valid: [
    ['a mesh needs no discovery', fleetOf()],
    ['two clusters are a pair', pairOf(['us', 'eu'])],
    [
      'a cluster may be in several pairs',
      fleetWith(
        discovery('ap-eu', { clusters: ['ap', 'eu'] }),
        discovery('eu-us', { clusters: ['eu', 'us'] }),
        discovery('us-ap', { clusters: ['us', 'ap'] }),
      ),
    ],
  ],
  invalid: [
    ['fails for a cluster with itself', pairOf(['us', 'us']), [{ path, what: /two different/, value: ['us', 'us'] }]],
    ['fails for one cluster', pairOf(['us']), [{ path, what: /two different clusters/, value: ['us'] }]],
    ['fails for no cluster', pairOf([]), [{ path, what: /two different clusters/, value: [] }]],
    ['fails for three clusters', pairOf(['us', 'eu', 'ap']), [{ path, fix: /three pairs/ }]],
    [
      'fails for a cluster of another mesh, and for that alone',
      pairOf(['us'], ['other-mesh/eu']),
      [{ path, what: /of another mesh/, value: 'other-mesh/eu' }],
    ],
    [
      'fails for every cluster that this program does not write',
      pairOf([], ['training-mesh/eu', 'training-mesh/ap']),
      [
        { path, what: /another repository/, value: 'training-mesh/eu' },
        { path, what: /another repository/, value: 'training-mesh/ap' },
      ],
    ],
    [
      'fails for a pair that is declared twice, in whichever order',
      fleetWith(discovery('one'), discovery('pair', { clusters: ['eu', 'us'] })),
      [{ path, what: /^training-mesh\/one already pairs/, value: ['eu', 'us'] }],
    ],
  ],
});
