import { hosts } from '../../../../lib/cli/diff/changes/hosts';
import type { EntryFacts } from '../../../../lib/model/facts/entry';
import { cluster, entry, fleetOf, reported, reportedEntry } from '../../../model/facts';
import { detectorTest, object } from '../trees';
import type { Dist } from '../trees';

const shop = (overrides: Partial<EntryFacts> = {}): Dist => ({
  fleet: fleetOf({ entries: [entry('echo'), entry('shop', overrides)] }),
  objects: {
    'us/config': [
      object('networking.istio.io/v1', 'ServiceEntry', { name: 'shop' }, { hosts: ['shop.mesh.local'] }),
      object('networking.istio.io/v1', 'DestinationRule', { name: 'shop' }, { host: 'shop.mesh.local' }),
      object('v1', 'ConfigMap', {}),
    ],
  },
});
const without: Dist = { objects: { 'us/config': [object('v1', 'ConfigMap', {})] } };

detectorTest(hosts, {
  'a host comes': {
    before: without,
    after: shop(),
    says: ['info [eu, us] host added: shop.mesh.local, run by eu, us, for frontend/frontend'],
  },
  'a host goes': {
    before: shop(),
    after: without,
    says: ['review [eu, us] host removed: shop.mesh.local, run by eu, us, for frontend/frontend'],
  },
  'a host comes for everybody': {
    before: without,
    after: shop({ callers: undefined, exportedBy: ['eu'] }),
    says: ['info [eu, us] host added: shop.mesh.local, run by eu, for everybody'],
  },
  'a host comes that nobody can call yet': {
    before: { fleet: fleetOf({ clusters: [cluster('us'), cluster('eu', { inRotation: false })] }) },
    after: {
      fleet: fleetOf({
        clusters: [cluster('us'), cluster('eu', { inRotation: false })],
        entries: [entry('echo'), entry('shop', { exportedBy: ['eu'], importedBy: ['us'], callers: undefined })],
      }),
    },
    says: ['info [eu] host added: shop.mesh.local, run by eu, for everybody'],
  },
  'a host comes with the report of another repository': {
    before: { fleet: fleetOf({ reported: [reported('ap')] }) },
    after: { fleet: fleetOf({ reported: [reported('ap', { entries: [reportedEntry('ap', 'far')] })] }) },
    says: ['info [ap, eu, us] host added: far.mesh.local, run by ap, for frontend/frontend'],
  },
});
