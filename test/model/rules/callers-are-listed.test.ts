import { callersAreListed } from '../../../lib/model/rules/callers-are-listed';
import { entry, fleetOf, service } from '../facts';
import { ruleTest } from './rule-test';

const open = { callers: undefined };

ruleTest(callersAreListed, {
  valid: [
    ['a list of callers says who may call', fleetOf()],
    ['an empty list is left to callers-declared-once', fleetOf({ entries: [entry('echo', { callers: [] })] })],
    [
      'another entry of the Service that lists them is left to callers-declared-once',
      fleetOf({ entries: [entry('a'), entry('b', open)] }),
    ],
  ],
  invalid: [
    [
      'fails for a host that everybody may call',
      fleetOf({ entries: [entry('echo', open)] }),
      [{ path: 'training-mesh/echo', what: /every identity .* "echo.mesh.local"/, fix: /list the callers/ }],
    ],
    [
      'fails for each of them',
      fleetOf({ entries: [entry('a', open), entry('b', { ...open, service: service({ name: 'b' }) })] }),
      [{ path: 'training-mesh/a' }, { path: 'training-mesh/b' }],
    ],
  ],
});
