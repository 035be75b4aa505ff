import { answers } from '../../../../lib/cli/diff/changes/answers';
import type { EntryFacts } from '../../../../lib/model/facts/entry';
import type { RoutingFacts } from '../../../../lib/model/facts/routing';
import { cluster, entry, fleetOf, ordered, standby, weighted } from '../../../model/facts';
import { detectorTest, object } from '../trees';
import type { Dist } from '../trees';

const three = ['us', 'eu', 'ap'].map((name) => cluster(name));
const fleet = (overrides: Partial<EntryFacts>, locality: string): Dist => ({
  fleet: fleetOf({ clusters: three, entries: [entry('echo', { exportedBy: ['us', 'eu', 'ap'], ...overrides })] }),
  objects: { 'us/config': [object('networking.istio.io/v1', 'WorkloadEntry', {}, { network: 'peer-eu', locality })] },
});
const shares = (us: number, eu: number, ap: number): RoutingFacts => weighted(['us', us], ['eu', eu], ['ap', ap]);
const plain = fleet({}, 'eu-west-1');

detectorTest(answers, {
  'an order is given, and localities are only how it is written': {
    before: plain,
    after: fleet({ routing: ordered('us', 'eu', 'ap') }, 'us-east-1/standby-1'),
    says: [
      'review [ap] order of answers of echo.mesh.local changed: ap; eu, us -> ap; us; eu',
      'review [eu] order of answers of echo.mesh.local changed: eu; ap, us -> eu; us; ap',
      'review [us] order of answers of echo.mesh.local changed: us; ap, eu -> us; eu; ap',
    ],
  },
  'being near counts no longer': {
    before: fleet({ routing: ordered('us', 'eu', 'ap') }, 'a'),
    after: fleet({ routing: standby('us', 'eu') }, 'a'),
    says: [
      'review [ap] order of answers of echo.mesh.local changed: ap; us; eu -> us; ap; eu',
      'review [eu] order of answers of echo.mesh.local changed: eu; us; ap -> us; eu; ap',
    ],
  },
  'shares change': {
    before: fleet({ routing: shares(50, 40, 10) }, 'a'),
    after: fleet({ routing: shares(50, 10, 40) }, 'a'),
    says: ['review [ap, eu, us] weights of echo.mesh.local changed: ap 10, eu 40, us 50 -> ap 40, eu 10, us 50'],
  },
  'shares are given': {
    before: plain,
    after: fleet({ routing: shares(50, 40, 10) }, 'eu-west-1'),
    says: ['review [ap, eu, us] weights of echo.mesh.local changed: even -> ap 10, eu 40, us 50'],
  },
  'who still answers does so in the same order': {
    before: plain,
    after: fleet({ exportedBy: ['us', 'eu'] }, 'eu-west-1'),
    says: [],
  },
});
