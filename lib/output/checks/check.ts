import type { Fleet } from '../../model/fleet';
import type { Problem } from '../../model/problem';
import type { Finding } from '../../model/rules/rule';
import type { Placed } from '../../resources/part';

/** A law about what was rendered, checked before anything is written. */
export interface Check {
  /** File name, test name and docs page of the check. */
  readonly id: string;
  check(cluster: string, objects: readonly Placed[], fleet: Fleet): Iterable<Finding>;
}

/** Runs checks over what was rendered for one cluster. */
export function problemsOfChecks(
  checks: readonly Check[],
  cluster: string,
  objects: readonly Placed[],
  fleet: Fleet,
): readonly Problem[] {
  return checks.flatMap((check) =>
    [...check.check(cluster, objects, fleet)].map((found) => ({ rule: check.id, ...found })),
  );
}
