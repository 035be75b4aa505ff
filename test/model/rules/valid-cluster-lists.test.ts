import { validClusterLists } from '../../../lib/model/rules/valid-cluster-lists';
import { entry, fleetOf } from '../facts';
import { ruleTest } from './rule-test';

const path = 'training-mesh/echo';

ruleTest(validClusterLists, {
  valid: [
    ['an entry may be exported everywhere', fleetOf()],
    [
      'a cluster may export and import the same host',
      fleetOf({ entries: [entry('echo', { exportedBy: ['eu'], importedBy: ['eu', 'us'] })] }),
    ],
    ['nobody else needs to import it', fleetOf({ entries: [entry('echo', { importedBy: [] })] })],
  ],
  invalid: [
    [
      'fails where no cluster runs the service',
      fleetOf({ entries: [entry('echo', { exportedBy: [] })] }),
      [{ path, what: /no cluster runs the service/ }],
    ],
    [
      'fails for a cluster of another mesh, and for that alone where it is the only exporter',
      fleetOf({ entries: [entry('echo', { exportedBy: [], strayClusters: ['other-mesh/us'] })] }),
      [{ path, what: /not a cluster of this mesh/, value: 'other-mesh/us' }],
    ],
    [
      'fails for every cluster of another mesh',
      fleetOf({ entries: [entry('echo', { strayClusters: ['other-mesh/us', 'other-mesh/eu'] })] }),
      [
        { path, value: 'other-mesh/us' },
        { path, value: 'other-mesh/eu' },
      ],
    ],
    [
      'fails once for an exporter that is listed more than once',
      fleetOf({ entries: [entry('echo', { exportedBy: ['eu', 'us', 'eu', 'eu'] })] }),
      [{ path, what: /^exportedBy lists a cluster twice/, value: 'eu' }],
    ],
    [
      'fails for an importer that is listed twice',
      fleetOf({ entries: [entry('echo', { importedBy: ['us', 'us'] })] }),
      [{ path, what: /^importedBy lists a cluster twice/, value: 'us' }],
    ],
  ],
});
