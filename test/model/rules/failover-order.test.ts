import type { DeclaredEntry } from '../../../lib/model/fleet/declared';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { failoverOrder } from '../../../lib/model/rules/failover-order';
import { PENDING, cluster, entry, fleetOf, gateway, ordered, reported } from '../facts';
import { ruleTest } from './rule-test';

const path = 'training-mesh/echo';
const five = ['us', 'eu', 'ap', 'br', 'za'];
const four = five.slice(0, 4);
const clusters = [...five, 'jp'].map((name) => cluster(name));

function fleetWith(facts: Partial<DeclaredEntry>): Fleet {
  return fleetOf({ clusters, entries: [entry('echo', { exportedBy: five, ...facts })] });
}

ruleTest(failoverOrder, {
  valid: [
    ['other ways of routing have no order', fleetOf()],
    [
      'a cluster of another mesh is left to valid-cluster-lists',
      fleetWith({ routing: ordered('jp'), strayClusters: ['other-mesh/jp'] }),
    ],
    ['all exporters may be listed', fleetOf({ entries: [entry('echo', { routing: ordered('eu', 'us') })] })],
    ['exporters that are left out share the last step', fleetWith({ routing: ordered('eu', 'us') })],
    [
      'four exporters may be listed where nobody else calls: each sees three others',
      fleetWith({ exportedBy: four, routing: ordered(...four), importedBy: [] }),
    ],
  ],
  invalid: [
    [
      'fails for a cluster that does not run the service',
      fleetOf({ clusters, entries: [entry('echo', { routing: ordered('us', 'jp', 'eu') })] }),
      [{ path, what: /does not run the service/, value: 'jp' }],
    ],
    [
      'fails once for a cluster that is listed more than once',
      fleetOf({ entries: [entry('echo', { routing: ordered('eu', 'us', 'eu', 'eu') })] }),
      [{ path, what: /twice/, value: 'eu' }],
    ],
    [
      'fails for an order without clusters',
      fleetWith({ routing: ordered() }),
      [{ path, what: /lists no cluster$/, fix: /Routing\.nearest/ }],
    ],
    [
      'fails for more steps than Istio keeps apart, with the clusters that have so many',
      fleetWith({ exportedBy: four, routing: ordered(...four), importedBy: ['jp', 'us'] }),
      [
        {
          path,
          what: /tell 3 remote steps apart, .* for callers in "jp"$/,
          value: four,
          fix: /fewer clusters in Routing\.ordered.* share the last step; or leave "jp" out of importedBy$/,
        },
      ],
    ],
    [
      'fails for exporters too, which cannot be left out',
      fleetWith({ routing: ordered(...five) }),
      [{ path, what: /callers in "ap", "br", "eu", "jp", "us", "za"$/, fix: /share the last step$/ }],
    ],
    [
      'fails when exporters that take no calls at the moment would make too many',
      fleetOf({
        clusters: clusters.map((each) => ({ ...each, inRotation: each.name !== 'ap' })),
        gateways: clusters.map(({ name }) => gateway(name, name === 'br' ? { address: PENDING } : {})),
        entries: [entry('echo', { exportedBy: five, routing: ordered(...five) })],
      }),
      [{ path, what: /has more for callers in "ap", "br", "eu", "jp", "us", "za"$/ }],
    ],
    [
      'fails for callers in a cluster that another repository writes',
      fleetOf({
        clusters: clusters.slice(0, 4),
        reported: [reported('jp')],
        entries: [entry('echo', { exportedBy: four, routing: ordered(...five), importedBy: ['jp'] })],
      }),
      [
        { path, value: 'za' },
        { path, what: /callers in "jp"$/ },
      ],
    ],
  ],
});
