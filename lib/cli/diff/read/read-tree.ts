import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Repository } from './git';

/** What synth wrote, at one time. */
export interface Tree {
  /** As one says it: a ref, or the working tree. */
  readonly name: string;
  /** Hash of every file that is looked at, by its path below the directory. */
  readonly files: ReadonlyMap<string, string>;
  /** Texts of some of them. */
  readonly read: (paths: readonly string[]) => ReadonlyMap<string, string>;
}

/** The fleet report; all other files that count are YAML. */
export const REPORT = 'fleet.json';

/** What git has at a ref; no files if the directory was not there. */
export function treeAt(repository: Repository, ref: string, directory: string): Tree {
  const commit = repository.commitOf(ref);
  const all = [...repository.filesBelow(commit, repository.pathOf(directory))];
  const files = new Map(all.filter(([path]) => counts(path)));
  const hashOf = (path: string): string => files.get(path) ?? '';
  return {
    name: ref,
    files,
    read: (paths) => {
      const texts = repository.textsOf(paths.map(hashOf));
      return new Map(paths.map((path) => [path, texts.get(hashOf(path)) ?? '']));
    },
  };
}

/** The files on the disk, tracked or not, with the hashes that git would give them. */
export function workingTree(folder: string, directory: string, hashLength: number): Tree {
  const root = resolve(folder, directory);
  const algorithm = hashLength === 64 ? 'sha256' : 'sha1';
  const paths = pathsBelow(root).filter(counts);
  return {
    name: 'the working tree',
    files: new Map(paths.map((path) => [path, hashOf(readFileSync(join(root, path)), algorithm)])),
    read: (paths) => new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')])),
  };
}

function pathsBelow(root: string): readonly string[] {
  try {
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

/** Everything but the index of what was written and the summary for people. */
function counts(path: string): boolean {
  return path === REPORT || (path.endsWith('.yaml') && !path.startsWith('.cdk8s-mesh/'));
}

/** As `git hash-object` does it. Where git changes line ends on the way, files that differ by them are compared as objects. */
function hashOf(content: Buffer, algorithm: string): string {
  return createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest('hex');
}
