import { policyKeepsCallers } from '../../../lib/output/checks/policy-keeps-callers';
import type { Manifest } from '../../../lib/resources/manifest';
import { entry, fleetOf } from '../../model/facts';
import { checkTest, object } from './check-test';

function policy(spec: object, metadata: object = {}): Manifest {
  const given = { rules: [{}], ...spec };
  return object(
    'security.istio.io/v1',
    'AuthorizationPolicy',
    { name: 'mine', namespace: 'echo', ...metadata },
    { spec: given },
  );
}

const forEcho = { selector: { matchLabels: { app: 'echo' } } };

checkTest(policyKeepsCallers, {
  valid: [
    ['no other policy', [policy(forEcho, { name: 'echo-callers' })]],
    ['a policy that denies', [policy({ ...forEcho, action: 'DENY' })]],
    ['a policy without rules, which allows nothing', [policy({ ...forEcho, rules: undefined })]],
    ['a policy for other pods', [policy({ selector: { matchLabels: { app: 'other' } } })]],
    ['a policy of another namespace', [policy({}, { namespace: 'other' })]],
    ['a policy for a waypoint', [policy({ targetRefs: [{ kind: 'Gateway', name: 'waypoint' }] })]],
  ],
  invalid: [
    [
      'a policy for the pods',
      [policy(forEcho)],
      /AuthorizationPolicy echo\/mine lets in more than the callers of "echo.mesh.local"/,
    ],
    ['a policy for the namespace', [policy({ action: 'ALLOW' })], /lets in more/],
    ['a policy for the mesh', [policy({}, { namespace: 'istio-system' })], /lets in more/],
  ],
});

test('a service that everybody may call has no list that could be widened', () => {
  const fleet = fleetOf({ entries: [entry('echo', { callers: undefined })] });
  expect([...policyKeepsCallers.check('us', [{ path: 'mesh/us/0', manifest: policy({}) }], fleet)]).toEqual([]);
});
