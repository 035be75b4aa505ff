import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { CASES } from './cases';
import type { Case } from './cases';
import { SCRATCH, assertAllEqual } from './contenders';

const ROOT = resolve(__dirname, '..');
const isQuick = process.argv.includes('--quick');
const PAIRS = isQuick ? 3 : 7;

/** One line of the table, and whether CI fails because of it. */
interface Row {
  readonly cells: readonly string[];
  readonly fails: boolean;
}

function rowOf({ title, goal, limit, skipped, measure }: Case): Row {
  if (skipped !== undefined) return { cells: [title, `skipped: ${skipped}`, '', String(goal)], fails: false };
  const result = measure(PAIRS);
  if (!('median' in result)) {
    const [value, unit] = result;
    return { cells: [title, `${rounded(value)} ${unit}`.trim(), '', `${goal} ${unit}`.trim()], fails: false };
  }
  const { median, min, max } = result;
  const spread = `${rounded(min)} to ${rounded(max)}`;
  return { cells: [title, rounded(median), spread, String(goal)], fails: median > (limit ?? Infinity) };
}

function rounded(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(0);
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function main(): boolean {
  const { status } = spawnSync('npm', ['run', 'build'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('npm run build failed');
  assertAllEqual();
  const head = [lineOf(['case', `median of ${PAIRS} pairs`, 'range', 'goal']), lineOf(['---', '---', '---', '---'])];
  process.stdout.write(`${head.join('\n')}\n`);
  const rows = CASES.filter(({ limit }) => !isQuick || limit !== undefined).map((each) => {
    const row = rowOf(each);
    process.stdout.write(`${lineOf(row.cells)}${row.fails ? ` above the limit of ${each.limit ?? ''}` : ''}\n`);
    return row;
  });
  if (!isQuick) writeResults([...head, ...rows.map(({ cells }) => lineOf(cells))]);
  return rows.every(({ fails }) => !fails);
}

function writeResults(table: readonly string[]): void {
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model ?? 'unknown CPU'}, Node ${process.version}`;
  const text = `# Results of npm run bench\n\nWritten by \`npm run bench\` on ${machine}. [README.md](README.md) says what is measured.\n\n${table.join('\n')}\n`;
  writeFileSync(join(__dirname, 'RESULTS.md'), text);
  spawnSync('npx', ['prettier', '--write', join(__dirname, 'RESULTS.md')], { cwd: ROOT });
}

try {
  process.exitCode = main() ? 0 : 1;
} finally {
  rmSync(SCRATCH, { recursive: true, force: true });
}
