import { didYouMean } from './did-you-mean';
import type { Problem } from './problem';

/** Permission for something that a warning reports, because it is intended. */
export interface Allowance {
  /** Id of the rule whose warning is not to be shown. */
  readonly rule: string;
  /** Construct path that the warning names. */
  readonly path: string;
  /** Why it is meant, for whoever reads the program. */
  readonly because: string;
  /** Where in the program it was allowed. */
  readonly at: () => string | undefined;
}

/** Problems by severity: errors stop a synth, warnings do not. */
export interface Verdict {
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Leaves out what is allowed. `strict` makes errors of the warnings that are left. */
export function verdictOn(problems: readonly Problem[], allowances: readonly Allowance[], strict: boolean): Verdict {
  const left = problems.filter((problem) => !allowances.some((allowance) => allows(allowance, problem)));
  return strict
    ? { errors: left, warnings: [] }
    : {
        errors: left.filter(({ severity }) => severity !== 'warning'),
        warnings: left.filter(({ severity }) => severity === 'warning'),
      };
}

function allows({ rule, path, because }: Allowance, problem: Problem): boolean {
  return problem.severity === 'warning' && problem.rule === rule && problem.path === path && isReason(because);
}

/** Asked of whatever was given: not everybody has a compiler that insists on a text. */
function isReason(because: unknown): boolean {
  return typeof because === 'string' && because.trim() !== '';
}

const ALLOWANCE_MATCHES = 'allowance-matches';

/** An allowance that allows nothing hides the next mistake, or is one. `problems` is all that was found. */
export function unusedAllowances(
  allowances: readonly Allowance[],
  problems: readonly Problem[],
  meshPath: string,
): readonly Problem[] {
  return allowances
    .filter((allowance) => !problems.some((problem) => allows(allowance, problem)))
    .map((allowance) => {
      const { rule, path } = allowance;
      const at = allowance.at();
      return {
        rule: ALLOWANCE_MATCHES,
        severity: 'warning',
        path: meshPath,
        ...(at !== undefined && { at }),
        ...whyUnused(allowance, problems),
        value: { rule, path },
      };
    });
}

function whyUnused({ rule, path, because }: Allowance, problems: readonly Problem[]): Pick<Problem, 'what' | 'fix'> {
  if (!isReason(because)) {
    return { what: 'an allowance gives no reason, and allows nothing', fix: 'say in `because` why it is meant' };
  }
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const ofRule = warnings.filter((warning) => warning.rule === rule).map((warning) => warning.path);
  if (ofRule.length > 0) {
    return {
      what: 'an allowance names a path for which the rule has no warning',
      fix: `remove it, or correct the path${didYouMean(path, ofRule)}`,
    };
  }
  return {
    what: 'an allowance names a rule that warns of nothing',
    fix: `remove it; only warnings can be allowed${didYouMean(
      rule,
      warnings.map((warning) => warning.rule),
    )}`,
  };
}
