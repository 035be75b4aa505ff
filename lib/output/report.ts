import { join } from 'node:path';
import type { Problem } from '../model/problems/problem';
import { counted, reportOf } from '../model/problems/problem-report';
import { firstOf } from './disk-error';
import { paintFor } from './paint';
import type { Prerequisites } from './stage-mesh';
import type { Written } from './writer';

/** Says what synth did. On stderr: the cdk8s CLI swallows what a program prints on stdout. */
export function report(outdir: string, { written, removed, unchanged }: Written, prerequisites: Prerequisites): void {
  const clusters = prerequisites.size === 1 ? '1 cluster' : `${prerequisites.size} clusters`;
  const total = written + unchanged;
  const lines = [
    `${outdir}: ${clusters}, ${total} files (${written} written, ${removed} removed, ${unchanged} unchanged)`,
  ];
  for (const [cluster, needs] of prerequisites) {
    lines.push(`Before the first sync of ${cluster}:`, ...needs.map((need) => `  - ${need}`));
  }
  process.stderr.write(`${lines.join('\n')}\n`);
}

/** Says what may be a mistake, once. */
export function reportWarnings(warnings: readonly Problem[]): void {
  if (warnings.length === 0) return;
  const paint = paintFor(process.stderr);
  process.stderr.write(`${reportOf(paint('bold', counted(warnings.length, 'warning')), warnings, paint)}\n\n`);
}

/** Says which files have edits that are about to go. Every generated file says that it is one, so they are not kept. */
export function reportEdits(outdir: string, edited: readonly string[]): void {
  const what = edited.length === 1 ? '1 file was' : `${edited.length} files were`;
  const fate = 'What the program makes replaces the edits; Git has them if they were committed';
  const list = firstOf(edited.map((file) => join(outdir, file)));
  process.stderr.write(`${outdir}: ${what} edited after synth wrote them. ${fate}:\n${list}\n`);
}
