import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { NOTHING, formatIndex, hashOf, isInside, parseIndex } from './index-file';
import type { Index } from './index-file';

/** What publishing did. */
export interface Written {
  readonly written: number;
  readonly removed: number;
  readonly unchanged: number;
}

/** Folder of the library's own files in the output directory; no GitOps tool reads it. */
const OWN_FOLDER = '.cdk8s-mesh';

/**
 * Writes the output directory in two steps. What differs from the disk is staged first; only
 * publish() touches what is there, by renaming. Until then discard() leaves no trace.
 */
export class Writer {
  readonly #staging: string;
  readonly #staged: string[] = [];
  readonly #files = new Map<string, Map<string, string>>();
  readonly #hadOutput: boolean;

  constructor(private readonly outdir: string) {
    this.#staging = join(outdir, OWN_FOLDER, 'staging');
    this.#hadOutput = existsSync(outdir);
    // A run that was killed may have left its staging behind.
    rmSync(this.#staging, { recursive: true, force: true });
  }

  /** Stages a file for an owner. Paths are relative to the output directory, with slashes. */
  add(owner: string, file: string, text: string): void {
    if (!isInside(file)) throw new Error(`refused to write outside of ${this.outdir}: ${JSON.stringify(file)}`);
    const files = this.#files.get(owner) ?? new Map<string, string>();
    this.#files.set(owner, files.set(file, hashOf(text)));
    if (readText(join(this.outdir, file)) === text) return;
    write(join(this.#staging, file), text);
    this.#staged.push(file);
  }

  /** Makes the output directory what was added: renames changed files in, removes what is no longer made. */
  publish(): Written {
    const before = this.#readIndexes();
    this.#refuseForeignFiles(before);
    const stale = this.#staleFiles(before);
    // First both, so that a run that ends here knows all its files next time.
    for (const [owner, files] of this.#files)
      this.#writeIndex(owner, new Map([...(before.get(owner) ?? NOTHING), ...files]));
    for (const file of this.#staged) {
      mkdirSync(dirname(join(this.outdir, file)), { recursive: true });
      renameSync(join(this.#staging, file), join(this.outdir, file));
    }
    for (const file of stale) this.#remove(file);
    for (const [owner, files] of this.#files) this.#writeIndex(owner, files);
    for (const owner of before.keys()) if (!this.#files.has(owner)) rmSync(this.#indexPath(owner));
    rmSync(this.#staging, { recursive: true, force: true });
    const total = [...this.#files.values()].reduce((sum, files) => sum + files.size, 0);
    return { written: this.#staged.length, removed: stale.length, unchanged: total - this.#staged.length };
  }

  /** Removes what was staged; the output directory is as it was. */
  discard(): void {
    rmSync(this.#staging, { recursive: true, force: true });
    removeIfEmpty(join(this.outdir, OWN_FOLDER));
    if (!this.#hadOutput) removeIfEmpty(this.outdir);
  }

  /** A file that is in the way but was not written by us belongs to somebody. */
  #refuseForeignFiles(before: ReadonlyMap<string, Index>): void {
    const ours = new Set([...before.values()].flatMap((index) => [...index.keys()]));
    const foreign = this.#staged.filter((file) => !ours.has(file) && existsSync(join(this.outdir, file)));
    if (foreign.length === 0) return;
    const list = foreign.map((file) => `  ${join(this.outdir, file)}`).join('\n');
    throw new Error(`these files are in the way and were not written by cdk8s-mesh; move or delete them:\n${list}`);
  }

  #staleFiles(before: ReadonlyMap<string, Index>): readonly string[] {
    const kept = new Set([...this.#files.values()].flatMap((files) => [...files.keys()]));
    const known = [...before.values()].flatMap((index) => [...index.keys()]);
    return known.filter((file) => !kept.has(file) && existsSync(join(this.outdir, file)));
  }

  #remove(file: string): void {
    rmSync(join(this.outdir, file));
    for (
      let folder = dirname(join(this.outdir, file));
      relative(this.outdir, folder) !== '';
      folder = dirname(folder)
    ) {
      if (!removeIfEmpty(folder)) return;
    }
  }

  #readIndexes(): ReadonlyMap<string, Index> {
    const folder = join(this.outdir, OWN_FOLDER);
    if (!existsSync(folder)) return new Map();
    const owners = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    return new Map(owners.map(({ name }) => [name, parseIndex(readText(join(folder, name)) ?? '')]));
  }

  #writeIndex(owner: string, index: Index): void {
    const text = formatIndex(index);
    if (readText(this.#indexPath(owner)) !== text) write(this.#indexPath(owner), text);
  }

  #indexPath(owner: string): string {
    return join(this.outdir, OWN_FOLDER, owner);
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function removeIfEmpty(folder: string): boolean {
  if (!existsSync(folder) || readdirSync(folder).length > 0) return false;
  rmdirSync(folder);
  return true;
}
