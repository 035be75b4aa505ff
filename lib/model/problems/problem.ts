/** One mistake, with its place and how to fix it. */
export interface Problem {
  /** Id of the rule or check that found it. */
  readonly rule: string;
  /**
   * A warning stops nothing: it might be intentional.
   * @default - an error: nothing is written
   */
  readonly severity?: 'warning';
  /** Page that explains the rule; empty if there is none. @default - the library's page of that id */
  readonly page?: string;
  /** Construct path where the mistake was made. */
  readonly path: string;
  /**
   * File, line and column of the program that declared the construct.
   * @default - not known
   */
  readonly at?: string;
  /** The mistake, in one sentence. */
  readonly what: string;
  /**
   * The value given, where one value is to blame.
   * @default - no single value is
   */
  readonly value?: unknown;
  /** What to do about it. */
  readonly fix: string;
}

/** A problem without its place, which the caller knows. */
export type Fault = Pick<Problem, 'what' | 'value' | 'fix'>;

/** Plain comparison of code units: the same order on every machine, whatever its locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Message of a thrown value. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
