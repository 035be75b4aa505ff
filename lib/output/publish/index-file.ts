import { compare } from '../../model/problems/problem';

/**
 * The index of an owner (a cluster, or the mesh as a whole): what was written for it last time, with
 * hashes. Only files listed there are ever overwritten or removed. A file has more than one hash where
 * two sides of a merge met, or where a run was interrupted.
 */
export type Index = ReadonlyMap<string, readonly string[]>;

/** Folder of the library's own files in the output directory; no GitOps tool reads it. */
export const OWN_FOLDER = '.cdk8s-mesh';

/** One line for each file and hash, sorted, in the format of `sha256sum`. */
export function formatIndex(index: Index): string {
  const files = [...index].sort(([a], [b]) => compare(a, b));
  return files.flatMap(([file, hashes]) => hashes.map((hash) => `${hash}  ${file}\n`)).join('');
}

/**
 * Reads an index, also with the line ends of Windows, which Git can introduce. Skips other lines, such as the marks of
 * a merge conflict, and paths that lead out of the output directory.
 */
export function parseIndex(text: string): Index {
  const index = new Map<string, readonly string[]>();
  for (const line of text.split(/\r?\n/)) {
    const [, hash, file] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (hash === undefined || file === undefined || !isInside(file)) continue;
    const known = index.get(file);
    if (known?.includes(hash) !== true) index.set(file, known === undefined ? [hash] : [...known, hash]);
  }
  return index;
}

/** Whether a path stays in the output directory, out of the library's own folder, and on one line of an index. */
export function isInside(file: string): boolean {
  return !OUTSIDE.test(file) && !file.toLowerCase().startsWith(`${OWN_FOLDER}/`);
}

/** A step that is empty or leads nowhere or up, or a character that is none of a path everywhere. */
const OUTSIDE = /(?:^|\/)\.{0,2}(?:\/|$)|[\\\u0000-\u001f\u2028\u2029]/;
