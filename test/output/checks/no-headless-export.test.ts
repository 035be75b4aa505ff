import { noHeadlessExport } from '../../../lib/output/checks/no-headless-export';
import type { Manifest } from '../../../lib/resources/manifest';
import { entry, fleetOf, service } from '../../model/facts';
import { checkTest, object } from './check-test';

const HEADLESS = { spec: { clusterIP: 'None' } };

function serviceObject(name: string, namespace: string, body: object = HEADLESS): Manifest {
  return object('v1', 'Service', { name, namespace }, body);
}

const fleet = fleetOf({
  entries: [
    entry('echo', { exportedBy: ['us'] }),
    entry('db', { exportedBy: ['eu'], service: service({ namespace: 'shop', name: 'db' }) }),
  ],
});

checkTest(
  noHeadlessExport,
  {
    valid: [
      ['an exported Service with a cluster IP', [serviceObject('echo', 'echo', { spec: { ports: [] } })]],
      ['an exported Service without a spec', [serviceObject('echo', 'echo', {})]],
      ['a headless Service that nobody exports', [serviceObject('echo-pods', 'echo')]],
      ['a headless Service of the same name in another namespace', [serviceObject('echo', 'other')]],
      ['a headless Service that another cluster exports', [serviceObject('db', 'shop')]],
      [
        'another kind of the same name',
        [
          object('serving.knative.dev/v1', 'Service', { name: 'echo', namespace: 'echo' }, HEADLESS),
          object('v1', 'ConfigMap', { name: 'echo', namespace: 'echo' }, HEADLESS),
        ],
      ],
      ['a cluster-scoped object of the same name', [object('v1', 'Namespace', { name: 'echo' })]],
    ],
    invalid: [
      [
        'an exported Service that is headless',
        [serviceObject('other', 'echo'), serviceObject('echo', 'echo')],
        /Service behind "echo\.mesh\.local" is headless/,
      ],
    ],
  },
  fleet,
);
