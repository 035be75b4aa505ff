import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../model/digest';
import { DiskError, firstOf, onDisk, withDiskErrors } from './disk-error';
import { DiskPaths } from './disk-paths';
import { removeIfEmpty } from './folders';
import { OWN_FOLDER, formatIndex, isInside } from './index-file';
import { planOf } from './plan';
import type { Made } from './plan';
import { Publication } from './publication';
import { Records, UNFINISHED } from './records';
import { Staging, removeAbandoned } from './staging';

/** What publishing did. */
export interface Written {
  readonly written: number;
  readonly removed: number;
  readonly unchanged: number;
}

/**
 * Writes the output directory in two steps. Files that differ from the disk are staged first. Only publish() touches
 * existing files, by renaming; until then discard() leaves no trace. After a run that was killed at any point, the next
 * run can finish. A run that changes nothing writes nothing.
 */
export class Writer {
  readonly #root: string;
  readonly #own: string;
  readonly #places: DiskPaths;
  readonly #records: Records;
  readonly #hadOutput: boolean;
  /** Number of the new text of a file in the staging, until it is published. */
  readonly #staged = new Map<string, number>();
  readonly #files = new Map<string, Map<string, string>>();
  /** Owners whose files stay as they are, with the text of their indexes. */
  readonly #kept = new Map<string, string>();
  #staging: Staging | undefined;
  #state: string;

  constructor(private readonly outdir: string) {
    this.#state = `${outdir} is as it was.`;
    this.#root = this.#plainly(() => rootOf(outdir));
    this.#own = join(this.#root, OWN_FOLDER);
    this.#places = new DiskPaths(this.#root);
    this.#records = this.#plainly(() => this.#readRecords());
    this.#hadOutput = existsSync(outdir);
  }

  /** Stages a file for an owner. Paths are relative to the output directory, with slashes. */
  add(owner: string, file: string, text: string): void {
    if (!isInside(file)) throw new Error(`refused to write outside of ${this.outdir}: ${JSON.stringify(file)}`);
    const files = this.#files.get(owner) ?? new Map<string, string>();
    this.#files.set(owner, files.set(file, sha256(text)));
    this.#plainly(() => {
      if (this.#places.text(file) === text) return;
      this.#staged.set(file, this.#open().write(text, join(this.#root, file)));
    });
  }

  /**
   * Leaves the files of owners that this run has nothing for as they are. Fails after a run that was killed, because only
   * a run for all clusters can finish it.
   */
  keepOthers(): void {
    if (this.#records.text(UNFINISHED) !== undefined) {
      throw new DiskError(
        `an earlier synth was killed while it wrote ${this.outdir}; synth all clusters. ${this.#state}`,
      );
    }
    for (const owner of this.#records.owners) {
      const text = this.#records.text(owner);
      if (text !== undefined && !this.#files.has(owner)) this.#kept.set(owner, text);
    }
  }

  /**
   * Makes the output directory what was added: renames changed files in, removes what is no longer
   * made. `warn` is called first with the files that were edited since they were written, if there are any.
   */
  publish(warn: (edited: readonly string[]) => void): Written {
    return this.#plainly(() => {
      const indexes = new Map([...this.#files].map(([owner, files]) => [owner, indexOf(files)]));
      for (const [owner, text] of this.#kept) indexes.set(owner, text);
      const isNeeded = this.#staged.size > 0 || !this.#records.areExactly(indexes);
      const removed = isNeeded ? this.#publish(indexes, warn) : 0;
      removeAbandoned(this.#own);
      this.#staging?.close();
      const total = [...this.#files.values()].reduce((sum, files) => sum + files.size, 0);
      return { written: this.#staged.size, removed, unchanged: total - this.#staged.size };
    });
  }

  /** Removes what was staged; the output directory is as it was, or as publish() made it. */
  discard(): void {
    try {
      this.#staging?.close();
      removeIfEmpty(this.#own);
      if (!this.#hadOutput) removeIfEmpty(this.#root);
    } catch {
      // An error that led here says more, and the next run removes what stays.
    }
  }

  #publish(indexes: ReadonlyMap<string, string>, warn: (edited: readonly string[]) => void): number {
    const made = this.#made();
    const plan = planOf(made, this.#staged.keys(), this.#records, new DiskPaths(this.#root));
    const ownFiles = [...indexes.keys(), UNFINISHED].filter((name) => this.#records.others.includes(name));
    this.#refuse([...plan.obstacles, ...ownFiles.map((name) => `${OWN_FOLDER}/${name} (no plain file)`)]);
    const publication = new Publication(this.#root, this.#staged, made, indexes, plan, this.#records);
    const carryOut = publication.prepare(this.#open());
    if (plan.edited.length > 0) warn(plan.edited);
    this.#state = `${this.outdir} is half written; the next synth finishes that.`;
    carryOut();
    return plan.removed.size;
  }

  /** What there is afterwards, with what is kept. */
  #made(): Made {
    const kept = [...this.#kept.keys()].map((owner) => {
      const files = [...this.#records.index(owner)].map(([file, hashes]) => [file, hashes.at(-1) ?? ''] as const);
      return [owner, new Map(files)] as const;
    });
    return new Map([...this.#files, ...kept]);
  }

  /** Only a run that writes needs a staging folder, and keeps others from writing. */
  #open(): Staging {
    if (this.#staging !== undefined) return this.#staging;
    this.#staging = new Staging(this.#own, this.outdir);
    if (!new Records(this.#own).areSame(this.#records)) {
      throw new DiskError(
        `another synth wrote ${this.outdir} while this one ran; synth again. This one changed nothing.`,
      );
    }
    return this.#staging;
  }

  #readRecords(): Records {
    if (this.#places.folder(OWN_FOLDER).kind === 'blocked') {
      throw new DiskError(`${this.#own} is not a directory; move or delete it, and synth again. ${this.#state}`);
    }
    return new Records(this.#own);
  }

  /** Files in the way that we did not write belong to others. */
  #refuse(obstacles: readonly string[]): void {
    if (obstacles.length === 0) return;
    const list = firstOf(obstacles.map((path) => join(this.outdir, path)));
    const lost = this.#records.owners.length > 0 ? '' : ` (was ${this.#own} deleted? Then bring it back from Git)`;
    throw new DiskError(
      `these are in the way and were not written by cdk8s-mesh; move or delete them${lost}, and synth again. ${this.#state}\n${list}`,
    );
  }

  #plainly<Result>(action: () => Result): Result {
    return withDiskErrors(() => this.#state, action);
  }
}

/** The output directory itself may be a link to a directory, which is followed once; nothing below it may. */
function rootOf(outdir: string): string {
  const stats = onDisk(outdir, () => lstatSync(outdir, { throwIfNoEntry: false }));
  if (stats === undefined || stats.isDirectory()) return outdir;
  if (stats.isSymbolicLink() && statSync(outdir, { throwIfNoEntry: false })?.isDirectory() === true) {
    return realpathSync(outdir);
  }
  throw new DiskError(`${outdir} is not a directory, and not a link to one; move or delete it, and synth again.`);
}

function indexOf(files: ReadonlyMap<string, string>): string {
  return formatIndex(new Map([...files].map(([file, hash]) => [file, [hash]])));
}
