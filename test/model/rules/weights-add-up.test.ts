import type { DeclaredEntry } from '../../../lib/model/fleet/declared';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { weightsAddUp } from '../../../lib/model/rules/weights-add-up';
import { cluster, entry, fleetOf, weighted } from '../facts';
import { ruleTest } from './rule-test';

const path = 'training-mesh/echo';

function weights(shares: readonly (readonly [string, number])[], facts: Partial<DeclaredEntry> = {}): Fleet {
  const clusters = ['us', 'eu', 'ap'].map((name) => cluster(name));
  return fleetOf({ clusters, entries: [entry('echo', { routing: weighted(...shares), ...facts })] });
}

ruleTest(weightsAddUp, {
  valid: [
    ['without weights calls are spread evenly', fleetOf()],
    [
      'weights are percent',
      weights([
        ['us', 80],
        ['eu', 20],
      ]),
    ],
    [
      'an exporter may be taken out',
      weights([
        ['us', 0],
        ['eu', 100],
      ]),
    ],
    ['a single exporter has all', weights([['us', 100]], { exportedBy: ['us'] })],
    [
      'a cluster of another mesh is left to valid-cluster-lists',
      weights([['us', 10]], { strayClusters: ['other-mesh/eu'] }),
    ],
  ],
  invalid: [
    [
      'fails for a sum below 100',
      weights([
        ['us', 80],
        ['eu', 10],
      ]),
      [{ path, what: /add up to 100/, value: 90 }],
    ],
    [
      'fails for a sum above 100',
      weights([
        ['us', 80],
        ['eu', 80],
      ]),
      [{ path, what: /add up to 100/, value: 160 }],
    ],
    [
      'fails where all are taken out',
      weights([
        ['us', 0],
        ['eu', 0],
      ]),
      [{ path, value: 0 }],
    ],
    ...[-1, 101, 0.5, Number.NaN].map(
      (weight) =>
        [
          `fails for the weight ${weight}, and not for the sum`,
          weights([
            ['us', weight],
            ['eu', 50],
          ]),
          [{ path, what: /weight of "us" must be a whole number/, value: weight }],
        ] as const,
    ),
    [
      'fails for every exporter of an empty list',
      weights([]),
      [
        { path, what: /an exporter has no weight/, value: 'us' },
        { path, what: /an exporter has no weight/, value: 'eu' },
      ],
    ],
    [
      'fails for an exporter without weight, and not for the sum',
      weights([['us', 80]]),
      [{ path, what: /an exporter has no weight/, value: 'eu' }],
    ],
    [
      'fails for a cluster that does not run the service',
      weights([
        ['us', 50],
        ['eu', 30],
        ['ap', 20],
      ]),
      [{ path, what: /does not run the service/, value: 'ap' }],
    ],
    [
      'fails once for a cluster that is listed more than once',
      weights([
        ['us', 50],
        ['eu', 50],
        ['us', 50],
        ['us', 50],
      ]),
      [{ path, what: /twice/, value: 'us' }],
    ],
  ],
});
