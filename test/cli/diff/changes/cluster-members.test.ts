import { clusterMembers } from '../../../../lib/cli/diff/changes/cluster-members';
import { cluster, entry, fleetOf, reported } from '../../../model/facts';
import { detectorTest, object } from '../trees';
import type { Dist } from '../trees';

const three: Dist = {
  fleet: fleetOf({ clusters: [cluster('us'), cluster('eu'), cluster('ap')] }),
  objects: {
    'ap/workloads': ['a', 'b'].map((name) => object('v1', 'ConfigMap', { name })),
    'ap/delivery': [object('argoproj.io/v1alpha1', 'Application', { name: 'training-mesh-ap' })],
    'us/config': [
      object('networking.istio.io/v1', 'WorkloadEntry', {}, { network: 'peer-ap' }),
      object('gateway.networking.k8s.io/v1', 'Gateway', { name: 'peer-ap' }, { gatewayClassName: 'istio-remote' }),
    ],
    'eu/delivery': [object('argoproj.io/v1alpha1', 'Application', { name: 'training-mesh-eu' })],
  },
};
const two: Dist = { objects: { 'eu/delivery': three.objects?.['eu/delivery'] ?? [] } };

detectorTest(clusterMembers, {
  'a cluster joins, and nobody must read each of its objects': {
    before: two,
    after: { ...three, fleet: fleetOf({ clusters: ['us', 'eu', 'ap'].map((name) => cluster(name)), entries: [] }) },
    says: [
      'review [ap] cluster joins: ap, region ap-south-1, network ap-net, 3 objects',
      'info [us] added in config/test: Gateway test/peer-ap, WorkloadEntry test/test',
    ],
  },
  'a cluster joins and is called at once': {
    before: two,
    after: {
      fleet: fleetOf({
        clusters: ['us', 'eu', 'ap'].map((name) => cluster(name)),
        entries: [entry('echo', { exportedBy: ['us', 'eu', 'ap'] })],
      }),
      objects: three.objects ?? {},
    },
    says: ['review [ap] cluster joins: ap, region ap-south-1, network ap-net, 3 objects, called for echo.mesh.local'],
  },
  'a cluster that another repository wrote is written here, and has no line for each of its calls': {
    before: { ...two, fleet: fleetOf({ reported: [reported('ap')] }) },
    after: three,
    says: [
      'review [ap] cluster joins: ap, region ap-south-1, network ap-net, 3 objects',
      'info [us] added in config/test: Gateway test/peer-ap, WorkloadEntry test/test',
    ],
  },
  'a cluster leaves': {
    before: { ...three, objects: { ...three.objects, 'us/config': [] } },
    after: two,
    says: ['danger [ap] cluster leaves: ap, region ap-south-1, network ap-net, 3 objects'],
  },
  'without a report, its directory counts': {
    before: { ...two, fleet: null },
    after: { fleet: null, objects: { ...two.objects, 'ap/workloads': [object('v1', 'ConfigMap', {})] } },
    says: ['review [ap] cluster joins: ap, 1 object'],
  },
  'a cluster of another repository comes': {
    before: {},
    after: { fleet: fleetOf({ reported: [reported('ap')] }) },
    says: ['info [ap] cluster of another repository is now known: ap'],
  },
  'a cluster of another repository goes': {
    before: { fleet: fleetOf({ reported: [reported('ap')] }) },
    after: {},
    says: ['review [ap] cluster of another repository is no longer known: ap'],
  },
});
