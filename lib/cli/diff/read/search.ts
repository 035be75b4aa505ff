import type { Tree } from './read-tree';

/** The files that contain an object of one of these kinds. Searches the texts, because parsing all files takes too long. */
export function filesWith(tree: Tree, paths: readonly string[], kinds: readonly string[]): readonly string[] {
  const kind = new RegExp(`^kind: ["']?(?:${kinds.join('|')})["']?\\s*$`, 'm');
  return [...tree.read(paths)].filter(([, text]) => kind.test(text)).map(([path]) => path);
}

/** Counts the objects in files by splitting the documents, without parsing them. */
export function objectCount(tree: Tree, paths: readonly string[]): number {
  return [...tree.read(paths).values()].reduce((sum, text) => sum + text.split(/^---\s*$/m).filter(isObject).length, 0);
}

/** A document with only comments and empty lines does not count. */
function isObject(document: string): boolean {
  return /^[^#\s]/m.test(document);
}
