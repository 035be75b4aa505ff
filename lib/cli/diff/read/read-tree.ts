import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Repository } from './git';

/** The output of synth, in a commit or on disk. */
export interface Tree {
  /** Name for messages: a ref, or "the working tree". */
  readonly name: string;
  /** Hash of every compared file, by its path below the directory. */
  readonly files: ReadonlyMap<string, string>;
  /** Returns the texts of some of the files. */
  readonly read: (paths: readonly string[]) => ReadonlyMap<string, string>;
}

/** The fleet report. All other compared files are YAML. */
export const REPORT = 'fleet.json';

/** The files in git at a ref. The tree is empty if the directory did not exist there. */
export function treeAt(repository: Repository, ref: string, directory: string): Tree {
  const commit = repository.commitOf(ref);
  const all = [...repository.filesBelow(commit, repository.pathOf(directory))];
  const files = new Map(all.filter(([path]) => isCompared(path)));
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

/** The files on disk, tracked or not, with the hashes that git would give them. */
export function workingTree(folder: string, directory: string, hashLength: number): Tree {
  const root = resolve(folder, directory);
  const algorithm = hashLength === 64 ? 'sha256' : 'sha1';
  const paths = pathsBelow(root).filter(isCompared);
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

/** Skips the index of written files, and the summary for people. */
function isCompared(path: string): boolean {
  return path === REPORT || (path.endsWith('.yaml') && !path.startsWith('.cdk8s-mesh/'));
}

/**
 * Hashes a file as `git hash-object` does. If git converts line ends, the hashes differ, and the files are
 * then compared as objects.
 */
function hashOf(content: Buffer, algorithm: string): string {
  return createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest('hex');
}
