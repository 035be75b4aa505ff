import { unusedAllowances, verdictOn } from '../../../lib/model/problems/allowances';
import type { Allowance } from '../../../lib/model/problems/allowances';
import type { Problem } from '../../../lib/model/problems/problem';

const error: Problem = { rule: 'valid-names', path: 'mesh/us', what: 'w', fix: 'f' };
const warning: Problem = { rule: 'version-skew', severity: 'warning', path: 'mesh/us', what: 'w', fix: 'f' };

function allowance(rule: string, path: string, because = 'a reason'): Allowance {
  return { rule, path, because, at: () => 'main.ts:1:1' };
}

test('warnings do not stop a synth', () => {
  expect(verdictOn([error, warning], [], false)).toEqual({ errors: [error], warnings: [warning] });
});

test('in strict mode they do', () => {
  expect(verdictOn([error, warning], [], true)).toEqual({ errors: [error, warning], warnings: [] });
});

test.each([false, true])('a warning that is allowed is neither, strict or not (%s)', (strict) => {
  const allowed = [allowance('version-skew', 'mesh/us')];
  expect(verdictOn([warning], allowed, strict)).toEqual({ errors: [], warnings: [] });
  expect(unusedAllowances(allowed, [warning], 'mesh')).toEqual([]);
});

test.each([
  ['names an error', allowance('valid-names', 'mesh/us'), 'warns of nothing', 'only warnings can be allowed'],
  ['names no rule', allowance('version-scew', 'mesh/us'), 'warns of nothing', 'did you mean "version-skew"?'],
  ['names another place', allowance('version-skew', 'mesh/use'), 'names a path', 'did you mean "mesh/us"?'],
  ['gives no reason', allowance('version-skew', 'mesh/us', ' '), 'gives no reason', '`because`'],
])('an allowance that %s allows nothing, and is a warning', (_title, unused, what, fix) => {
  const found = [error, warning];
  expect(verdictOn(found, [unused], false)).toEqual({ errors: [error], warnings: [warning] });
  expect(unusedAllowances([unused], found, 'mesh')).toEqual([
    {
      rule: 'allowance-matches',
      severity: 'warning',
      path: 'mesh',
      at: 'main.ts:1:1',
      what: expect.stringContaining(what) as string,
      value: { rule: unused.rule, path: unused.path },
      fix: expect.stringContaining(fix) as string,
    },
  ]);
});
