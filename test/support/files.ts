import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';

/** Text of every file below a folder, by its path with slashes; empty if the folder does not exist. */
export function filesIn(folder: string): Map<string, string> {
  return new Map(pathsIn(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** What a synth leaves in the folder of a program: the lock, and everything in dist/. Fails without a lock. */
export function synthesizedIn(folder: string): Map<string, string> {
  const lock = readFileSync(join(folder, 'mesh.lock.json'), 'utf8');
  return new Map([['mesh.lock.json', lock], ...filesIn(join(folder, 'dist'))]);
}

/** Time of the last change of every file below a folder. */
export function mtimesIn(folder: string): Map<string, number> {
  return new Map(pathsIn(folder).map((path) => [path, statSync(join(folder, path)).mtimeMs]));
}

function pathsIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

const folders: string[] = [];

/** A folder that is removed after the test file has run. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-mesh-test-'));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
