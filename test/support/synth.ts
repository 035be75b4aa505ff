import { join } from 'node:path';
import { InvalidMeshError, MeshApp } from '../../lib';
import type { Problem } from '../../lib';
import { filesIn, temporaryFolder } from './files';

/** What a synth wrote and said. */
export interface Synthesized {
  readonly outdir: string;
  /** Path of the lock that lies beside the output. */
  readonly lockfile: string;
  readonly files: Map<string, string>;
  readonly said: string;
}

/** Declares and synthesizes in this process, into a folder of its own unless one is given. */
export function synth(declare: (app: MeshApp) => void, outdir = join(temporaryFolder(), 'dist')): Synthesized {
  const app = new MeshApp({ outdir });
  declare(app);
  const said = quietly(() => {
    app.synth();
  });
  return { outdir, lockfile: join(outdir, '../mesh.lock.json'), files: filesIn(outdir), said };
}

/** Runs something and returns what it wrote to stderr. */
export function quietly(action: () => void): string {
  let said = '';
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  try {
    action();
  } finally {
    write.mockRestore();
  }
  return said;
}

/** The error that an action throws; fails if it throws none. */
export function errorOf(action: () => void): Error {
  try {
    quietly(action);
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

/** The problems that an action is refused for; fails if it is not. */
export function problemsOf(action: () => void): readonly Problem[] {
  const error = errorOf(action);
  if (error instanceof InvalidMeshError) return error.problems;
  throw error;
}
