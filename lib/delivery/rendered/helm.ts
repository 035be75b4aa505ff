import { spawnSync } from 'node:child_process';
import { realpathSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { sha256 } from '../../model/digest';
import type { Cache } from './charts/cache';

/** helm is not there. */
export class NoHelm extends Error {}

/** helm ended with an error. */
export class HelmFailed extends Error {}

const MEBIBYTE = 1024 ** 2;

/** The helm program: `HELM`, or the first one in `PATH`. */
export class Helm {
  #program: string | undefined;

  /** `scratch` is a folder in place of the user's settings, plugins and repositories. */
  constructor(
    private readonly cache: Cache,
    private readonly scratch: string,
  ) {}

  /** Its version. The program runs once; a file of the same size and time is taken for the same program. */
  version(): string {
    const path = realpathSync(this.#find());
    const { size, mtimeMs } = statSync(path);
    const key = `helm-${sha256(JSON.stringify([path, size, mtimeMs]))}`;
    return this.cache.get(key, () => this.offline(['version', '--template', '{{.Version}}']).trim());
  }

  /** The output of helm with this input alone: no configuration and no cluster. */
  offline(args: readonly string[], input = ''): string {
    const env: NodeJS.ProcessEnv = {};
    for (const [name, value] of Object.entries(process.env)) {
      if (!/^(?:HELM_|KUBECONFIG$)/.test(name)) env[name] = value;
    }
    for (const name of ['CACHE', 'CONFIG', 'DATA']) env[`HELM_${name}_HOME`] = join(this.scratch, 'helm', name);
    return this.#run(args, input, env);
  }

  /** With the user's settings, because a registry may need a login. */
  online(args: readonly string[]): string {
    return this.#run(args, '', process.env);
  }

  #run(args: readonly string[], input: string, env: NodeJS.ProcessEnv): string {
    const { status, stdout, stderr, error } = spawnSync(this.#find(), args, {
      input,
      env,
      encoding: 'utf8',
      maxBuffer: 512 * MEBIBYTE,
    });
    if (error !== undefined) throw new HelmFailed(error.message);
    if (status !== 0) throw new HelmFailed(stderr.trim());
    return stdout;
  }

  #find(): string {
    return (this.#program ??= find());
  }
}

function find(): string {
  const set = process.env.HELM ?? '';
  const name = set === '' ? 'helm' : set;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = /[/\\]/.test(name)
    ? [name]
    : folders.flatMap((folder) => [join(folder, name), join(folder, `${name}.exe`)]);
  const program = candidates.map((path) => resolve(path)).find(isFile);
  if (program === undefined)
    throw new NoHelm(set === '' ? 'helm is not in PATH' : `HELM is "${set}", and there is no such program`);
  return program;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
