import { counted, printable } from '../text';
import { compare } from './problem';
import type { Problem } from './problem';
import { reportOf } from './problem-report';

/** All mistakes of a fleet at once. Nothing has been written when it is thrown. */
export class InvalidMeshError extends Error {
  declare readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const sorted = sortedProblems(problems);
    super(`${reportOf(headingOf(sorted), sorted)}\n`);
    this.name = 'InvalidMeshError';
    // Node prints enumerable properties of an uncaught error a second time.
    Object.defineProperty(this, 'problems', { value: sorted, enumerable: false });
    // The mistake is in the user's program; where the library noticed it helps nobody.
    this.stack = `${this.name}: ${this.message}`;
  }
}

export function throwIfAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new InvalidMeshError(problems);
}

/** First line of the report of what stops a synth. */
export function headingOf(problems: readonly Problem[]): string {
  return `${counted(problems.length, 'problem')}; nothing was written`;
}

/** Sorted by path, then by rule. Problems with the same words are one problem. */
export function sortedProblems(problems: readonly Problem[]): readonly Problem[] {
  const distinct = new Map(problems.map((problem) => [keyOf(problem), problem]));
  return [...distinct.values()].sort(byPlace);
}

function keyOf({ rule, path, at = '', what, value, fix }: Problem): string {
  return JSON.stringify([rule, path, at, what, printable(value), fix]);
}

function byPlace(a: Problem, b: Problem): number {
  return compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.what, b.what) || compare(keyOf(a), keyOf(b));
}
