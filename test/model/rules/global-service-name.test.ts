import { globalServiceName } from '../../../lib/model/rules/global-service-name';
import { entry, fleetOf } from '../facts';
import { ruleTest } from './rule-test';

ruleTest(globalServiceName, {
  valid: [
    ['a name may be local', fleetOf({ entries: [entry('echo', { exportedBy: ['us'] })] })],
    ['a name may mean several exporters', fleetOf({ entries: [entry('echo', { globalServiceName: true })] })],
    [
      'a host that no cluster runs is left to valid-cluster-lists',
      fleetOf({ entries: [entry('echo', { exportedBy: [], globalServiceName: true })] }),
    ],
  ],
  invalid: [
    [
      'fails for a global name of one exporter',
      fleetOf({ entries: [entry('echo', { exportedBy: ['us'], globalServiceName: true })] }),
      [{ path: 'training-mesh/echo', what: /one cluster alone/, value: ['us'] }],
    ],
    [
      'fails for one exporter that is listed twice',
      fleetOf({ entries: [entry('echo', { exportedBy: ['us', 'us'], globalServiceName: true })] }),
      [{ path: 'training-mesh/echo' }],
    ],
    [
      'fails for one of two entries of a Service, although the other makes the name global',
      fleetOf({
        entries: [entry('a', { globalServiceName: true }), entry('b', { exportedBy: ['us'], globalServiceName: true })],
      }),
      [{ path: 'training-mesh/b' }],
    ],
  ],
});
