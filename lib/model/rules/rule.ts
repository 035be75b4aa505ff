import type { Fleet } from '../fleet/fleet';
import type { Problem } from '../problems/problem';
import { usageError } from '../problems/usage-error';
import { printable } from '../text';

/** A mistake that a rule found. The runner adds the rule's id. */
export type Finding = Omit<Problem, 'rule' | 'page' | 'severity'>;

/** Checks the whole fleet before anything is rendered. */
export interface Rule {
  /** Name of the rule in reports. The library's own rules have a file, a test and a docs page of that name. */
  readonly id: string;
  /** Address of a page that explains it. @default - of the library's own rules their page, else none */
  readonly page?: string;
  /**
   * `warning`: a finding may be intended.
   * @default - findings are errors
   */
  readonly severity?: 'warning';
  /** Never throws, whatever was declared: other rules may not have passed. */
  check(fleet: Fleet): Iterable<Finding>;
}

/** Runs every rule once. `page` is the page of rules that do not name one. */
export function problemsOf(fleet: Fleet, rules: readonly Rule[], page?: string): readonly Problem[] {
  return rules.flatMap((rule) => {
    const where = rule.page ?? page;
    const problem = {
      rule: rule.id,
      ...(where !== undefined && { page: where }),
      ...(rule.severity !== undefined && { severity: rule.severity }),
    };
    return findingsOf(rule, fleet).map((finding) => ({ ...problem, ...finding }));
  });
}

/** Rules of users may be plain JavaScript, so the return value is checked. */
function findingsOf(rule: Rule, fleet: Fleet): readonly Finding[] {
  const findings: unknown = rule.check(fleet);
  if (typeof findings === 'object' && findings !== null && Symbol.iterator in findings)
    return [...(findings as Iterable<Finding>)];
  throw usageError(`rule "${rule.id}": check must return a list of findings, and not ${printable(findings)}`);
}
