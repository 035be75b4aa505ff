import { createHash } from 'node:crypto';
import { compare } from '../model/problem';

/**
 * The index of an owner (a cluster, or the mesh as a whole): what was written for it last time, with
 * hashes. Only files listed there are ever overwritten or removed.
 */
export type Index = ReadonlyMap<string, string>;

export const NOTHING: Index = new Map();

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** One line for each file, sorted, in the format of `sha256sum`. */
export function formatIndex(index: Index): string {
  const files = [...index].sort(([a], [b]) => compare(a, b));
  return files.map(([file, hash]) => `${hash}  ${file}\n`).join('');
}

/**
 * Reads an index. Lines that are none, such as the marks of a merge conflict, are passed over, and so
 * are paths that lead out of the output directory.
 */
export function parseIndex(text: string): Index {
  const lines = text.split('\n').map((line) => /^([0-9a-f]{64}) {2}(.+)$/.exec(line));
  return new Map(
    lines.flatMap((match) => {
      const [, hash, file] = match ?? [];
      return hash !== undefined && file !== undefined && isInside(file) ? [[file, hash]] : [];
    }),
  );
}

export function isInside(file: string): boolean {
  const segments = file.split('/');
  return !file.includes('\\') && segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}
