import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onDisk } from './disk-error';
import { removeEmptyAbove, removeHollow } from './folders';
import { OWN_FOLDER, formatIndex } from './index-file';
import type { Made, Plan } from './plan';
import { UNFINISHED } from './records';
import type { Records } from './records';
import type { Staging } from './staging';

/** New texts of files by their path, as they are or by their number in the staging; undefined where the file is to go. */
type Changes<Text> = ReadonlyMap<string, Text | undefined>;

/**
 * Carries out a plan. It writes everything that needs space before it starts; then it only renames and removes.
 * Whenever it stops, the indexes list only our files, and the list of the unfinished has the hashes of further files
 * that are ours.
 */
export class Publication {
  /** Indexes without the files that go. */
  readonly #during: Changes<string>;
  readonly #after: Changes<string>;

  constructor(
    private readonly root: string,
    private readonly staged: Changes<number>,
    private readonly made: Made,
    indexes: ReadonlyMap<string, string>,
    private readonly plan: Plan,
    private readonly records: Records,
  ) {
    this.#during = this.#indexesDuring();
    this.#after = new Map([...indexes].filter(([owner, text]) => text !== records.text(owner)));
  }

  /** Stages the indexes, and returns the rest, for which even a full disk has the space. */
  prepare(staging: Staging): () => void {
    const staged = (texts: Changes<string>): Changes<number> =>
      new Map(
        [...texts].map(([name, text]) => {
          const path = `${OWN_FOLDER}/${name}`;
          return [path, text === undefined ? undefined : staging.write(text, join(this.root, path))];
        }),
      );
    const unfinished = staged(new Map([[UNFINISHED, formatIndex(this.plan.unfinished)]]));
    const during = staged(this.#during);
    const after = staged(this.#after);
    return () => {
      this.#change(staging, unfinished);
      this.#change(staging, during);
      // Files go before others come: a folder may have to make room for a file, or a file for a folder.
      for (const file of this.plan.gone) this.#remove(file);
      for (const file of this.plan.folders) removeHollow(join(this.root, file));
      this.#change(staging, this.staged);
      this.#change(staging, after);
      this.#change(staging, new Map([[`${OWN_FOLDER}/${UNFINISHED}`, undefined]]));
    };
  }

  #indexesDuring(): Changes<string> {
    const changed = this.records.owners.flatMap((owner) => {
      const index = this.records.index(owner);
      const kept = new Map([...index].filter(([file]) => this.made.get(owner)?.has(file) === true));
      return kept.size === index.size ? [] : [[owner, kept.size === 0 ? undefined : formatIndex(kept)] as const];
    });
    return new Map(changed);
  }

  #change(staging: Staging, changes: Changes<number>): void {
    const made = new Set<string>();
    for (const [file, staged] of changes) {
      const path = join(this.root, file);
      onDisk(path, () => {
        if (staged === undefined) {
          rmSync(path, { force: true });
        } else {
          const folder = dirname(path);
          if (!made.has(folder)) mkdirSync(folder, { recursive: true });
          made.add(folder);
          renameSync(staging.at(staged), path);
        }
      });
    }
  }

  #remove(file: string): void {
    const path = join(this.root, file);
    onDisk(path, () => {
      if (this.plan.removed.has(file)) rmSync(path);
      removeEmptyAbove(this.root, path);
    });
  }
}
