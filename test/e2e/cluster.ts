import { execFile } from 'node:child_process';
import { settings } from './settings';

/** One container of the pods of a Deployment, or of one pod. */
export interface Target {
  readonly kind: 'deploy' | 'pod';
  readonly namespace: string;
  readonly name: string;
  readonly container: string;
}

export type Deployment = Pick<Target, 'namespace' | 'name'>;

/** How a command ended that ran at all; a code other than 0 is an outcome like any other. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Above twenty calls that all take their five seconds. */
const COMMAND_TIMEOUT_MS = 120_000;

/** Deleting waits for the pods, and a first start for an image. */
const KUBECTL_TIMEOUT_MS = 200_000;

/** A cluster, through kubectl and the exec seam of the settings. */
export class Cluster {
  constructor(readonly context: string) {}

  /** What kubectl prints; throws what it complains about. */
  async kubectl(...args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await run('kubectl', ['--context', this.context, ...args], KUBECTL_TIMEOUT_MS);
    if (code !== 0) throw new Error(`kubectl --context ${this.context} ${args.join(' ')}: ${stderr.trim()}`);
    return stdout;
  }

  /** Runs a command in a container; its exit code is the caller's to judge. */
  exec({ kind, namespace, name, container }: Target, command: readonly string[]): Promise<Outcome> {
    const values = { context: this.context, namespace, kind, workload: name, container };
    const [file = '', ...args] = settings.exec.map((part) => fill(part, values));
    return run(file, [...args, ...command], COMMAND_TIMEOUT_MS);
  }

  /** Applies a folder of fixtures anew, so that its pods have no past. */
  async applyAnew(folder: string): Promise<void> {
    await this.delete(folder);
    await this.kubectl('apply', '-f', folder);
  }

  async delete(folder: string): Promise<void> {
    await this.kubectl('delete', '-f', folder, '--ignore-not-found', '--cascade=foreground', '--timeout=90s');
  }

  async rolledOut({ namespace, name }: Deployment): Promise<void> {
    await this.kubectl('-n', namespace, 'rollout', 'status', `deploy/${name}`, '--timeout=180s');
  }

  async scale({ namespace, name }: Deployment, replicas: number): Promise<void> {
    await this.kubectl('-n', namespace, 'scale', `deploy/${name}`, `--replicas=${replicas}`);
  }

  async replicas({ namespace, name }: Deployment): Promise<number> {
    return Number(await this.kubectl('-n', namespace, 'get', `deploy/${name}`, '-o', 'jsonpath={.spec.replicas}'));
  }

  /** The names of the running pods with a label. */
  async pods(namespace: string, label: string): Promise<readonly string[]> {
    const running = ['-l', label, '--field-selector=status.phase=Running'];
    const names = await this.kubectl(
      '-n',
      namespace,
      'get',
      'pods',
      ...running,
      '-o',
      'jsonpath={.items[*].metadata.name}',
    );
    return names.split(' ').filter((name) => name !== '');
  }
}

export const us = new Cluster(settings.contexts.us);
export const eu = new Cluster(settings.contexts.eu);

export interface Met<T> {
  readonly value: T;
  /** When the reading ended that was accepted. */
  readonly afterSeconds: number;
}

/** Reads until a reading is accepted. Readings that begin in time count; a reading that throws is one more that is not accepted. */
export async function eventually<T>(
  what: string,
  withinSeconds: number,
  read: () => Promise<T>,
  accept: (value: T) => boolean,
): Promise<Met<T>> {
  const start = Date.now();
  let last = 'nothing was read';
  for (let elapsed = 0; elapsed <= withinSeconds; elapsed = (Date.now() - start) / 1000) {
    try {
      const value = await read();
      if (accept(value)) return { value, afterSeconds: (Date.now() - start) / 1000 };
      last = JSON.stringify(value);
    } catch (error) {
      last = messageOf(error);
    }
    await sleep(300);
  }
  throw new Error(`Not within ${withinSeconds} s: ${what}. Last seen: ${last}`);
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function fill(part: string, values: Readonly<Record<string, string>>): string {
  return part.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}

/** Runs a program without a shell and with nothing on its input; rejects when it cannot be started or does not end. */
function run(file: string, args: readonly string[], timeout: number): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = execFile(file, args, { timeout, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null) resolve({ code: 0, stdout, stderr });
      else if (typeof error.code === 'number') resolve({ code: error.code, stdout, stderr });
      else
        reject(new Error(`${file} ${args.join(' ')}: ${error.killed ? `no end after ${timeout} ms` : error.message}`));
    });
    child.stdin?.end();
  });
}
