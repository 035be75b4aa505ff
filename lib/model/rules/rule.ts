import type { Fleet } from '../fleet';
import type { Problem } from '../problem';

/** What a rule says of one mistake; the runner adds the rule's id. */
export type Finding = Omit<Problem, 'rule'>;

/** A law about the whole fleet, checked before anything is rendered. */
export interface Rule {
  /** File name, test name and docs page of the rule. */
  readonly id: string;
  /** Never throws, whatever was declared: other rules may not have passed. */
  check(fleet: Fleet): Iterable<Finding>;
}

/** Runs every rule once. */
export function problemsOf(fleet: Fleet, rules: readonly Rule[]): readonly Problem[] {
  return rules.flatMap((rule) => [...rule.check(fleet)].map((finding) => ({ rule: rule.id, ...finding })));
}
