import { spawnSync } from 'node:child_process';

/** A program to measure. */
export interface Command {
  readonly argv: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Runs before each measurement, and is not measured. */
  readonly before?: () => void;
}

/** CPU seconds of a whole process and its children. Fails if the process fails. */
export function cpuOf({ argv, env, before }: Command): number {
  before?.();
  const { stderr, status } = spawnSync('bash', ['-c', SCRIPT, 'bash', ...argv], {
    encoding: 'utf8',
    env: { ...process.env, CDK8S_OUTDIR: '', NODE_EXTRA_CA_CERTS: '', TIMEFORMAT: '%3U %3S', ...env },
  });
  if (status !== 0) throw new Error(`${argv.join(' ')} failed with ${status}:\n${stderr}`);
  const [user = NaN, system = NaN] = stderr.trim().split(' ').map(Number);
  return user + system;
}

/** Node has no CPU time of children; that of bash is in milliseconds. */
const SCRIPT = 'time "$@" >/dev/null 2>&1';

/** How many times the CPU of one program another takes. */
export interface Ratio {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly pairs: number;
}

/** Measures in pairs, and in turns of who comes first, because other work on the machine changes by the minute. */
export function ratioOf(one: Command, other: Command, pairs: number): Ratio {
  const ratios = Array.from({ length: pairs }, (_none, index) => {
    const [first, second] = index % 2 === 0 ? [one, other] : [other, one];
    const [a, b] = [cpuOf(first), cpuOf(second)];
    return index % 2 === 0 ? a / b : b / a;
  }).sort((a, b) => a - b);
  return { median: medianOf(ratios), min: ratios[0] ?? NaN, max: ratios.at(-1) ?? NaN, pairs };
}

export function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}
