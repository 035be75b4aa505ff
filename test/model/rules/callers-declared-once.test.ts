import { callersDeclaredOnce } from '../../../lib/model/rules/callers-declared-once';
import { entry, fleetOf, service } from '../facts';
import { ruleTest } from './rule-test';

const frontend = [{ namespace: 'frontend', serviceAccount: 'frontend' }];
const batch = [{ namespace: 'batch', serviceAccount: 'batch' }];
const other = service({ name: 'other', selector: { app: 'other' } });
const samePods = service({ name: 'same-pods' });

ruleTest(callersDeclaredOnce, {
  valid: [
    ['an entry may list callers', fleetOf({ entries: [entry('echo', { callers: frontend })] })],
    ['an entry may leave callers out', fleetOf({ entries: [entry('echo', { callers: undefined })] })],
    [
      'entries of one service may list different callers',
      fleetOf({ entries: [entry('a', { callers: frontend }), entry('b', { callers: batch })] }),
    ],
    [
      'all entries of one service may leave callers out',
      fleetOf({ entries: [entry('a', { callers: undefined }), entry('b', { callers: undefined })] }),
    ],
    [
      'another service in the same namespace decides for itself',
      fleetOf({ entries: [entry('a', { callers: frontend }), entry('b', { callers: undefined, service: other })] }),
    ],
    [
      'a service of the same name in another namespace decides for itself',
      fleetOf({
        entries: [
          entry('a', { callers: frontend }),
          entry('b', { callers: undefined, service: service({ namespace: 'elsewhere' }) }),
        ],
      }),
    ],
  ],
  invalid: [
    [
      'fails where another Service of the same pods has callers',
      fleetOf({ entries: [entry('a', { callers: frontend }), entry('b', { callers: undefined, service: samePods })] }),
      [{ path: 'training-mesh/b', what: /"echo\/same-pods" has no callers, .*"echo\/echo" .*\(training-mesh\/a\)/ }],
    ],
    [
      'fails where the pods of a Service with callers are some of those of another one',
      fleetOf({
        entries: [
          entry('a', {
            callers: frontend,
            service: service({ name: 'canary', selector: { app: 'echo', track: 'canary' } }),
          }),
          entry('b', { callers: undefined }),
        ],
      }),
      [{ path: 'training-mesh/b', what: /so the policy closes both/ }],
    ],
    [
      'fails for an empty list',
      fleetOf({ entries: [entry('echo', { callers: [] })] }),
      [{ path: 'training-mesh/echo', what: /list of callers is empty/ }],
    ],
    [
      'fails where the first entry has callers and a later one has none',
      fleetOf({ entries: [entry('a', { callers: frontend }), entry('b', { callers: undefined })] }),
      [{ path: 'training-mesh/b', what: /Service "echo\/echo" .*\(training-mesh\/a\)/ }],
    ],
    [
      'fails where the first entry has no callers and a later one has',
      fleetOf({ entries: [entry('a', { callers: undefined }), entry('b', { callers: frontend })] }),
      [{ path: 'training-mesh/b', what: /\(training-mesh\/a\)/ }],
    ],
    [
      'fails once for every entry that differs from the first',
      fleetOf({
        entries: [
          entry('a', { callers: frontend }),
          entry('b', { callers: undefined }),
          entry('c', { callers: batch }),
          entry('d', { callers: undefined }),
        ],
      }),
      [{ path: 'training-mesh/b' }, { path: 'training-mesh/d' }],
    ],
    [
      'fails twice where one entry has an empty list and another has none',
      fleetOf({ entries: [entry('a', { callers: [] }), entry('b', { callers: undefined })] }),
      [
        { path: 'training-mesh/a', what: /empty/ },
        { path: 'training-mesh/b', what: /none in another/ },
      ],
    ],
  ],
});
