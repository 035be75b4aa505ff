import type { Fleet } from '../../../lib/model/fleet/fleet';
import type { Finding, Rule } from '../../../lib/model/rules/rule';

/** What a finding must say; without `what`, `value` or `fix` anything goes. */
export interface ExpectedFinding {
  readonly path: string;
  readonly what?: RegExp;
  readonly value?: unknown;
  readonly fix?: RegExp;
}

export interface RuleCases {
  /** Title and fleet. */
  readonly valid: readonly (readonly [string, Fleet])[];
  /** Title that starts with "fails", fleet and all findings, in order. */
  readonly invalid: readonly (readonly [string, Fleet, readonly ExpectedFinding[]])[];
}

/** A rule as a table: fleets it accepts, and fleets it refuses with exactly these findings. */
export function ruleTest(rule: Rule, { valid, invalid }: RuleCases): void {
  describe(rule.id, () => {
    test.each(valid)('%s', (title, fleet) => {
      expect(title).not.toMatch(/^fails/);
      expect([...rule.check(fleet)]).toEqual([]);
    });

    test.each(invalid)('%s', (title, fleet, expected) => {
      expect(title).toMatch(/^fails /);
      expect(expected).not.toHaveLength(0);
      const findings = [...rule.check(fleet)];
      expect(findings.map((finding, index) => comparable(finding, expected[index]))).toEqual(expected.map(pattern));
    });
  });
}

function comparable(finding: Finding, expected: ExpectedFinding | undefined): object {
  const { path, what, value, fix } = finding;
  return { path, what, fix, ...(expected !== undefined && 'value' in expected && { value }) };
}

function pattern({ path, what, fix, ...rest }: ExpectedFinding): object {
  return {
    path,
    what: expect.stringMatching(what ?? /\S/) as unknown,
    fix: expect.stringMatching(fix ?? /\S/) as unknown,
    ...rest,
  };
}
