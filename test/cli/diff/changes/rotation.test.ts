import { rotation } from '../../../../lib/cli/diff/changes/rotation';
import { cluster, entry, fleetOf } from '../../../model/facts';
import { detectorTest, object } from '../trees';
import type { Dist } from '../trees';

const entries = [entry('echo'), entry('pinned', { exportedBy: ['eu'] })];
const wiring = [
  object('networking.istio.io/v1', 'WorkloadEntry', {}, { network: 'peer-eu' }),
  object('gateway.networking.k8s.io/v1', 'Gateway', { name: 'peer-eu' }, { gatewayClassName: 'istio-remote' }),
  object('networking.istio.io/v1', 'ServiceEntry', {}, { hosts: ['pinned.mesh.local'] }),
];
const all: Dist = { fleet: fleetOf({ entries }), objects: { 'us/config': wiring } };
const drained: Dist = { fleet: fleetOf({ entries, clusters: [cluster('us'), cluster('eu', { inRotation: false })] }) };

detectorTest(rotation, {
  'a cluster is taken out: its endpoints are gone elsewhere': {
    before: all,
    after: { ...drained, objects: { 'us/config': [] } },
    says: ['review [eu, us] taken out of rotation: eu, for echo.mesh.local, pinned.mesh.local'],
  },
  'it comes back': {
    before: drained,
    after: all,
    says: ['review [eu, us] back in rotation: eu, for echo.mesh.local, pinned.mesh.local'],
  },
  'a cluster is taken out that nobody calls': {
    before: { fleet: fleetOf({ entries: [] }) },
    after: { fleet: fleetOf({ entries: [], clusters: [cluster('us'), cluster('eu', { inRotation: false })] }) },
    says: ['review [eu] taken out of rotation: eu'],
  },
});
