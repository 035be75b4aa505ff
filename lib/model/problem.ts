/** One mistake, said so that it can be found and mended. */
export interface Problem {
  /** Id of the rule or check that found it. */
  readonly rule: string;
  /**
   * A warning stops nothing: what is said may be meant.
   * @default - an error: nothing is written
   */
  readonly severity?: 'warning';
  /** Page that explains the rule; empty if there is none. @default - the library's page of that id */
  readonly page?: string;
  /** Construct path where the mistake was made. */
  readonly path: string;
  /** What is wrong. */
  readonly what: string;
  /**
   * The value given, where one value is to blame.
   * @default - no single value is
   */
  readonly value?: unknown;
  /** What to do about it. */
  readonly fix: string;
}

/** All mistakes of a fleet at once. Nothing has been written when it is thrown. */
export class InvalidMeshError extends Error {
  declare readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const sorted = [...problems].sort(byPlace);
    super(`${report(sorted)}\n`);
    this.name = 'InvalidMeshError';
    // Node prints enumerable properties of an uncaught error a second time.
    Object.defineProperty(this, 'problems', { value: sorted, enumerable: false });
    // The mistake is in the user's program; where the library noticed it helps nobody.
    this.stack = `${this.name}: ${this.message}`;
  }
}

/** What is said several times in the same words is one mistake. */
export function throwIfAny(problems: readonly Problem[]): void {
  const distinct = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  if (distinct.size > 0) throw new InvalidMeshError([...distinct.values()]);
}

/** Plain comparison of code units: the same order on every machine, whatever its locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byPlace(a: Problem, b: Problem): number {
  return compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.what, b.what);
}

function report(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return [`${count}; nothing was written`, ...problems.map(paragraph)].join('\n\n');
}

function paragraph({ rule, page = `cdk8s-mesh/docs/rules/${rule}.md`, path, what, value, fix }: Problem): string {
  const given = value === undefined ? '' : `: ${JSON.stringify(value)}`;
  return [`[${path}] ${what}${given}`, `    fix:  ${fix}`, `    rule: ${rule}${page === '' ? '' : ` (${page})`}`].join(
    '\n',
  );
}

/** What something says that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
