import { readdirSync, rmdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Removes a folder if it exists and is empty. Returns whether it does not exist any more. */
export function removeIfEmpty(folder: string): boolean {
  const entries = entriesOf(folder);
  if (entries?.length === 0) rmdirSync(folder);
  return entries === undefined || entries.length === 0;
}

/** Removes the folders above a path that are empty, up to the root. */
export function removeEmptyAbove(root: string, path: string): void {
  let folder = dirname(path);
  while (relative(root, folder) !== '' && removeIfEmpty(folder)) folder = dirname(folder);
}

/** Removes a folder if it contains only folders. */
export function removeHollow(folder: string): void {
  for (const name of entriesOf(folder) ?? []) removeHollow(join(folder, name));
  removeIfEmpty(folder);
}

/** Names in a folder; undefined if there is no folder. */
export function entriesOf(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
