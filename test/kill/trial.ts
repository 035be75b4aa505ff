import { ok, strictEqual, throws } from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256 } from '../../lib/model/digest';
import { OWN_FOLDER, formatIndex } from '../../lib/output/publish/index-file';
import { synth, textsOf } from './trees';
import type { Tree } from './trees';

type Texts = ReadonlyMap<string, string>;

/** Text of every file below a folder by its path. The library's own files are not among them. */
export function filesOf(outdir: string): Map<string, string> {
  const files = new Map<string, string>();
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(outdir, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (path === OWN_FOLDER) continue;
      if (entry.isDirectory()) visit(path);
      else files.set(path, readFileSync(join(outdir, path), 'utf8'));
    }
  };
  if (existsSync(outdir)) visit('.');
  return files;
}

function put(outdir: string, files: Texts): void {
  for (const [file, text] of files) {
    mkdirSync(dirname(join(outdir, file)), { recursive: true });
    writeFileSync(join(outdir, file), text);
  }
}

/** An output directory on its way from tree to tree, with files of others in it. */
export class Trial {
  /** Every text that a file has had, or was to get. */
  readonly #texts = new Map<string, Set<string>>();
  readonly #foreign = new Map<string, string>();
  readonly #deleted = new Set<string>();

  constructor(readonly outdir: string) {}

  /** A synth that nothing happens to. */
  start(tree: Tree): void {
    synth(this.outdir, tree);
    this.expect(tree);
  }

  /** Files that others put there. */
  add(files: Texts): void {
    put(this.outdir, files);
    for (const [file, text] of files) this.#foreign.set(file, text);
  }

  /** Generated files that others edit, or delete where there is no text. */
  edit(files: ReadonlyMap<string, string | undefined>): void {
    for (const [file, text] of files) {
      if (text === undefined) {
        rmSync(join(this.outdir, file));
        this.#deleted.add(file);
      } else {
        writeFileSync(join(this.outdir, file), text);
        this.#texts.get(file)?.add(text);
      }
    }
  }

  /** Call it before a synth that may not come to its end. */
  expect(tree: Tree): void {
    for (const [file, text] of textsOf(tree)) {
      this.#texts.set(file, (this.#texts.get(file) ?? new Set()).add(text));
    }
  }

  /** The same once more, somewhere else. */
  copy(outdir: string): Trial {
    const copy = new Trial(outdir);
    cpSync(this.outdir, outdir, { recursive: true });
    for (const [file, texts] of this.#texts) copy.#texts.set(file, new Set(texts));
    for (const [file, text] of this.#foreign) copy.#foreign.set(file, text);
    for (const file of this.#deleted) copy.#deleted.add(file);
    return copy;
  }

  /** After an interruption every file has one of its texts in full, and files of others are as they were. */
  checkInterrupted(): void {
    const files = filesOf(this.outdir);
    for (const [file, text] of this.#foreign) strictEqual(files.get(file), text, `${file} of somebody else`);
    for (const [file, text] of files) {
      ok(this.#foreign.has(file) || this.#texts.get(file)?.has(text) === true, `${file} is half written`);
    }
  }

  /** Paths of ours where nothing is, so that somebody else can put a file there. */
  vacant(): readonly string[] {
    const isFree = (path: string): boolean => {
      if (existsSync(join(this.outdir, path))) return false;
      const parents = path.split('/').map((_, index, all) => all.slice(0, index).join('/'));
      return parents.every(
        (parent) => statSync(join(this.outdir, parent), { throwIfNoEntry: false })?.isFile() !== true,
      );
    };
    return [...this.#texts.keys()].filter((path) => !this.#deleted.has(path)).filter(isFree);
  }

  /** Puts a file where one of ours was or will be. The next synth keeps it, or is refused as long as it is in the way. */
  intrude(path: string, next: Tree): void {
    if (!this.vacant().includes(path)) return;
    const intruder = new Map([[path, 'of somebody else']]);
    put(this.outdir, intruder);
    const isInTheWay = [...textsOf(next).keys()].some(
      (file) => `${file}/`.startsWith(`${path}/`) || path.startsWith(`${file}/`),
    );
    if (!isInTheWay) {
      this.add(intruder);
      return;
    }
    const before = filesOf(this.outdir);
    throws(
      () => synth(this.outdir, next),
      (error: Error) => error.message.includes(join(this.outdir, path)),
    );
    same([...filesOf(this.outdir)], [...before], 'a refused synth changed something');
    rmSync(join(this.outdir, path));
  }

  /** The next synth makes exactly its tree, whatever happened before. */
  finish(tree: Tree): void {
    synth(this.outdir, tree);
    const expected = new Map([...textsOf(tree), ...this.#foreign]);
    same([...filesOf(this.outdir)].sort(), [...expected].sort(), 'not the tree of the last synth');
    this.#checkRecords(tree);
    this.#checkFolders(this.outdir);
    strictEqual(synth(this.outdir, tree).written, 0, 'a second synth wrote something');
  }

  #checkRecords(tree: Tree): void {
    const folder = join(this.outdir, OWN_FOLDER);
    const records = readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
    const expected = Object.entries(tree).map(([owner, files]) => {
      return [owner, formatIndex(new Map(Object.entries(files).map(([file, text]) => [file, [sha256(text)]])))];
    });
    same(records, expected.sort(), 'the index is wrong, or something else is beside it');
  }

  #checkFolders(folder: string): void {
    const entries = readdirSync(folder, { withFileTypes: true });
    ok(entries.length > 0, `${folder} is empty`);
    for (const entry of entries) if (entry.isDirectory()) this.#checkFolders(join(folder, entry.name));
  }
}

/** Under jest, arrays from Node's own modules are no equals of others; their texts are. */
function same(actual: unknown, expected: unknown, message: string): void {
  ok(
    JSON.stringify(actual) === JSON.stringify(expected),
    `${message}: ${JSON.stringify(actual)} in place of ${JSON.stringify(expected)}`,
  );
}
