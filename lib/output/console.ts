import { join } from 'node:path';
import type { WriteStream } from 'node:tty';
import { styleText, inspect } from 'node:util';
import { InvalidMeshError, headingOf } from '../model/problems/invalid-mesh-error';
import type { Problem } from '../model/problems/problem';
import { reportOf } from '../model/problems/problem-report';
import type { Paint } from '../model/problems/problem-report';
import { counted } from '../model/text';
import { firstOf, DiskError } from './publish/disk-error';
import type { Written } from './publish/writer';
import type { Prerequisites } from './stage-mesh';

/** Facts about a run. */
interface RunFacts {
  readonly seconds: number;
  /** Number of all clusters; undefined: the run wrote all of them. */
  readonly of: number | undefined;
}

/** Says what synth did. On stderr: the cdk8s CLI swallows what a program prints on stdout. */
export function report(
  outdir: string,
  { written, removed, unchanged }: Written,
  prerequisites: Prerequisites,
  { seconds, of }: RunFacts,
): void {
  const clusters = `${of === undefined ? '' : `${prerequisites.size} of `}${counted(of ?? prerequisites.size, 'cluster')}`;
  const files = `${written + unchanged} files (${written} written, ${removed} removed, ${unchanged} unchanged)`;
  const lines = [`${outdir}: ${clusters}, ${files} in ${seconds.toFixed(1)} s`];
  if (of !== undefined) lines.push('Everything else stayed as it was. Synth all clusters before you commit.');
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

/** Colours for a terminal that has them, and that nobody (`NO_COLOR`) has told to do without; else none. */
export function paintFor(stream: WriteStream): Paint {
  const isColoured = stream.isTTY && stream.hasColors();
  return (style, text) => (isColoured ? styleText(style, text, { validateStream: false }) : text);
}

/**
 * Lets an error of the user's speak for itself if nobody catches it: Node would put the line of the
 * library in front of it that threw. Where the program has a listener of its own, that one decides.
 */
export function printIfUncaught(error: unknown): void {
  if (!(error instanceof InvalidMeshError || error instanceof DiskError)) return;
  if (process.listenerCount('uncaughtException') > 0) return;
  const speak = (uncaught: unknown): void => {
    process.stderr.write(`${uncaught === error ? textOf(error) : inspect(uncaught)}\n`);
    process.exit(1);
  };
  process.once('uncaughtException', speak);
  // Nobody catches it, or somebody does, before the next turn of the event loop.
  setImmediate(() => process.off('uncaughtException', speak));
}

function textOf(error: InvalidMeshError | DiskError): string {
  const paint = paintFor(process.stderr);
  if (error instanceof DiskError) return `${paint('red', error.name)}: ${error.message}`;
  return `${reportOf(paint('bold', headingOf(error.problems)), error.problems, paint)}\n`;
}
