import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sha256 } from '../../../model/digest';

/**
 * Folder for results that are expensive to compute: `CDK8S_MESH_CACHE`, or `cdk8s-mesh` in the user's own cache. A
 * folder that all users of the machine share would let another user plant a file. Its contents can be deleted. With
 * `CDK8S_MESH_CACHE=off`, and if nothing can be written, it lasts as long as the program.
 */
export function cacheFolder(): string {
  const set = process.env.CDK8S_MESH_CACHE ?? '';
  if (set === 'off') return throwaway();
  const folder = set === '' ? join(userCache(), 'cdk8s-mesh') : resolve(set);
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch {
    return throwaway();
  }
}

function userCache(): string {
  const set = process.env.XDG_CACHE_HOME ?? '';
  return set === '' ? join(homedir(), '.cache') : set;
}

let thrownAway: string | undefined;

function throwaway(): string {
  if (thrownAway !== undefined) return thrownAway;
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-mesh-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return (thrownAway = folder);
}

/** Puts a file in its place in one step, so that a reader sees all of it or nothing. */
export function replaceFile(path: string, content: Buffer | string): void {
  const staged = `${path}.${process.pid}.tmp`;
  writeFileSync(staged, content);
  renameSync(staged, path);
}

/** Results by the hash of everything that they depend on. */
export class Cache {
  readonly #memory = new Map<string, unknown>();

  constructor(private readonly folder: string) {}

  /** The result for a key. Computes it if it is missing or cannot be read. */
  get<Result>(key: string, make: () => Result): Result {
    const known = this.#memory.get(key) ?? this.#read(key);
    const result = known === undefined ? make() : (known as Result);
    if (known === undefined) this.#write(key, result);
    this.#memory.set(key, result);
    return result;
  }

  #read(key: string): unknown {
    try {
      const [hash, text = ''] = split(readFileSync(join(this.folder, key), 'utf8'));
      return sha256(text) === hash ? (JSON.parse(text) as unknown) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Without a cache that can be written, synth is slower; it does not fail. */
  #write(key: string, result: unknown): void {
    const text = JSON.stringify(result);
    try {
      replaceFile(join(this.folder, key), `${sha256(text)}\n${text}`);
    } catch {
      return;
    }
  }
}

function split(content: string): readonly string[] {
  const end = content.indexOf('\n');
  return [content.slice(0, end), content.slice(end + 1)];
}
