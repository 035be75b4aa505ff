import { edges } from '../../../../lib/cli/diff/changes/edges';
import type { EntryFacts } from '../../../../lib/model/facts/entry';
import { cluster, entry, fleetOf, weighted } from '../../../model/facts';
import { detectorTest, object } from '../trees';
import type { Dist } from '../trees';

const three = ['us', 'eu', 'ap'].map((name) => cluster(name));
const fleet = (overrides: Partial<EntryFacts> = {}): Dist => ({
  fleet: fleetOf({ clusters: three, entries: [entry('echo', { importedBy: ['us', 'eu', 'ap'], ...overrides })] }),
});
const importing = (peers: readonly string[], more: object = {}): Dist['objects'] => ({
  'ap/config': [
    object(
      'networking.istio.io/v1',
      'ServiceEntry',
      {},
      { hosts: ['echo.mesh.local'], endpoints: peers.map((peer) => ({ network: `peer-${peer}` })), ...more },
    ),
  ],
});

detectorTest(edges, {
  'another cluster runs the host': {
    before: { ...fleet({ exportedBy: ['us'] }), objects: importing(['us']) },
    after: { ...fleet({ exportedBy: ['us', 'eu'] }), objects: importing(['eu', 'us']) },
    says: ['review [ap, eu, us] edge added: frontend/frontend in ap, eu, us -> echo.mesh.local in eu'],
  },
  'a cluster no longer imports the host': {
    before: { ...fleet(), objects: importing(['eu', 'us']) },
    after: { ...fleet({ importedBy: ['us', 'eu'] }), objects: { 'ap/config': [] } },
    says: ['review [ap, eu, us] edge removed: frontend/frontend in ap -> echo.mesh.local in eu, us'],
  },
  'a share becomes nothing': {
    before: fleet(),
    after: fleet({
      routing: weighted(['us', 100], ['eu', 0]),
    }),
    says: ['review [ap, eu, us] edge removed: frontend/frontend in ap, us -> echo.mesh.local in eu'],
  },
  'what else changes in the same object is still said': {
    before: { ...fleet({ exportedBy: ['us'] }), objects: importing(['us'], { resolution: 'STATIC' }) },
    after: { ...fleet({ exportedBy: ['us', 'eu'] }), objects: importing(['eu', 'us'], { resolution: 'DNS' }) },
    says: [
      'review [ap, eu, us] edge added: frontend/frontend in ap, eu, us -> echo.mesh.local in eu',
      'info [ap] changed: ServiceEntry test/test: spec.resolution STATIC -> DNS',
    ],
  },
  'a caller comes where no policy shows it': {
    before: fleet(),
    after: fleet({ callers: ['frontend', 'cart'].map((name) => ({ namespace: name, serviceAccount: name })) }),
    says: ['review [ap, eu, us] edge added: cart/cart in ap, eu, us -> echo.mesh.local in eu, us'],
  },
  'everybody may call': {
    before: fleet({ exportedBy: ['us'], callers: undefined }),
    after: fleet({ exportedBy: ['us', 'ap'], callers: undefined }),
    says: ['review [ap, eu, us] edge added: everybody in ap, eu, us -> echo.mesh.local in ap'],
  },
});
