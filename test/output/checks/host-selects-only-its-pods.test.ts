import { hostSelectsOnlyItsPods } from '../../../lib/output/checks/host-selects-only-its-pods';
import type { Manifest } from '../../../lib/resources/manifest';
import { entry, fleetOf, service } from '../../model/facts';
import { checkTest, object } from './check-test';

function workload(name: string, labels: object, namespace = 'echo', apiVersion = 'apps/v1'): Manifest {
  const template = { metadata: { labels }, spec: { serviceAccountName: 'echo', containers: [{ name }] } };
  return object(apiVersion, 'Deployment', { name, namespace }, { spec: { template } });
}

const api = { app: 'echo', component: 'api' };
const narrow = service({ selector: api });

describe('where several clusters export', () => {
  checkTest(
    hostSelectsOnlyItsPods,
    {
      valid: [
        ['the pods of the Service', [workload('api', api)]],
        ['two workloads of the Service', [workload('api', api), workload('canary', { ...api, version: 'v2' })]],
        ['other pods of another name', [workload('api', api), workload('worker', { app: 'worker' })]],
        [
          'other pods with a canonical name of their own',
          [workload('worker', { app: 'echo', 'service.istio.io/canonical-name': 'echo-worker' })],
        ],
        ['pods of that name in another namespace', [workload('worker', { app: 'echo' }, 'jobs')]],
        ['pods of a Job, which answer no calls', [workload('job', { app: 'echo' }, 'echo', 'batch/v1')]],
      ],
      invalid: [
        [
          'pods of the same canonical name that the Service does not select',
          [workload('api', api), workload('worker', { app: 'echo', component: 'worker' })],
          /"echo.mesh.local" selects all pods of the canonical name "echo"/,
        ],
        [
          'pods that get the label at run time, if some of them do not',
          [workload('echo', { app: 'echo' })],
          /selects all pods of the canonical name/,
        ],
      ],
    },
    fleetOf({ entries: [entry('echo', { service: narrow })] }),
  );
});

test('where one cluster exports, the host selects as the Service does', () => {
  const fleet = fleetOf({ entries: [entry('echo', { service: narrow, exportedBy: ['us'] })] });
  const placed = [{ path: 'mesh/us/0', manifest: workload('worker', { app: 'echo', component: 'worker' }) }];
  expect([...hostSelectsOnlyItsPods.check('us', placed, fleet)]).toEqual([]);
});
