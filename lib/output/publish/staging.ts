import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DiskError, onDisk } from './disk-error';
import { entriesOf } from './folders';
import { runsElsewhere, thisProcess } from './process-lock';

const PREFIX = '.staging-';

/**
 * Folder of one run for what it has not published yet. Its name has the process, so it also tells
 * other runs that somebody writes; that of a process that has ended is nobody's.
 */
export class Staging {
  readonly #folder: string;
  #count = 0;

  /** Opens one in the library's own folder. Fails if another run has one. */
  constructor(own: string, outdir: string) {
    this.#folder = join(own, `${PREFIX}${thisProcess()}`);
    // First the own one, then the look at others: of two that start at once, none overlooks the other.
    onDisk(this.#folder, () => mkdirSync(this.#folder, { recursive: true }));
    const [busy] = stagingsIn(own).filter((name) => runsElsewhere(name.slice(PREFIX.length)));
    if (busy !== undefined) {
      this.close();
      throw new DiskError(
        `process ${Number.parseInt(busy.slice(PREFIX.length))} is writing ${outdir} at this moment; wait until it has ended, and synth again. ` +
          `If that process is not a synth, delete ${join(own, busy)}. This synth changed nothing.`,
      );
    }
  }

  /** Writes a text that is to go to a path, and returns the number under which it lies until then. */
  write(text: string, path: string): number {
    const staged = this.#count++;
    onDisk(path, () => {
      writeFileSync(this.at(staged), text);
    });
    return staged;
  }

  /** Where a text lies. */
  at(staged: number): string {
    return join(this.#folder, String(staged));
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Removes the folders of runs that were killed. */
export function removeAbandoned(own: string): void {
  for (const name of stagingsIn(own)) {
    if (name !== `${PREFIX}${thisProcess()}` && !runsElsewhere(name.slice(PREFIX.length))) {
      rmSync(join(own, name), { recursive: true, force: true });
    }
  }
}

function stagingsIn(own: string): readonly string[] {
  return (entriesOf(own) ?? []).filter((name) => name.startsWith(PREFIX));
}
