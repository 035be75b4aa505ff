import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDnsLabel } from '../../model/validate/syntax';
import { parseIndex } from './index-file';
import type { Index } from './index-file';

/**
 * List of the files that a run is about to write or remove, in the form of an index. It exists while a run publishes,
 * and after a run that was killed. A file that is only in this list may belong to others: it is ours if it has one of
 * the hashes.
 */
export const UNFINISHED = '.unfinished';

/** What earlier runs wrote down in the library's own folder. */
export class Records {
  /** Text of each index by its owner, and of the list of the unfinished. */
  readonly #texts = new Map<string, string>();
  /** Names in the folder that are not plain files. */
  readonly others: readonly string[];
  #indexes: ReadonlyMap<string, Index> | undefined;
  #hashes: Index | undefined;

  constructor(folder: string) {
    const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
    this.others = entries.filter((entry) => !entry.isFile()).map(({ name }) => name);
    for (const { name } of entries.filter((entry) => entry.isFile() && isRecord(entry.name))) {
      const text = textOf(join(folder, name));
      // A file without a single line of an index belongs to others.
      if (text !== undefined && (name === UNFINISHED || /^[0-9a-f]{64} {2}/m.test(text))) this.#texts.set(name, text);
    }
  }

  get owners(): readonly string[] {
    return [...this.#parsed().keys()].filter((name) => name !== UNFINISHED);
  }

  /** Whether these are exactly the records that have these texts. */
  areExactly(texts: ReadonlyMap<string, string>): boolean {
    return this.#texts.size === texts.size && [...texts].every(([name, text]) => this.#texts.get(name) === text);
  }

  areSame(other: Records): boolean {
    return this.areExactly(other.#texts);
  }

  text(owner: string): string | undefined {
    return this.#texts.get(owner);
  }

  index(owner: string): Index {
    return this.#parsed().get(owner) ?? new Map<string, never>();
  }

  /** Every file that any of the lists has. */
  files(): ReadonlySet<string> {
    return new Set([...this.#parsed().values()].flatMap((index) => [...index.keys()]));
  }

  /** The hashes with which a file is as it was written. */
  hashes(file: string): readonly string[] {
    this.#hashes ??= hashesByFile(this.#parsed().values());
    return this.#hashes.get(file) ?? [];
  }

  /** Whether an index has the file, so that it is ours even if it was edited. */
  isListed(file: string): boolean {
    return this.owners.some((owner) => this.index(owner).has(file));
  }

  /** Only a run that changes something needs to know what is in them. */
  #parsed(): ReadonlyMap<string, Index> {
    this.#indexes ??= new Map([...this.#texts].map(([name, text]) => [name, parseIndex(text)]));
    return this.#indexes;
  }
}

function hashesByFile(indexes: Iterable<Index>): Index {
  const merged = new Map<string, readonly string[]>();
  for (const index of indexes)
    for (const [file, hashes] of index) merged.set(file, [...(merged.get(file) ?? []), ...hashes]);
  return merged;
}

/** Indexes have the names of clusters, and that of the mesh an underline before it. */
function isRecord(name: string): boolean {
  return name === UNFINISHED || isDnsLabel(name.replace(/^_/, ''));
}

/** Another run may end, and remove its list, just now. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
