import { execFile } from 'node:child_process';
import { settings } from './settings';
import type { ClusterName } from './settings';

/** One container of the pods of a Deployment, or of one pod. */
export interface Target {
  readonly cluster: Cluster;
  readonly kind: 'deploy' | 'pod';
  readonly namespace: string;
  readonly name: string;
  readonly container: string;
}

export type Deployment = Pick<Target, 'cluster' | 'namespace' | 'name'>;

/** How a command ended that ran at all; a code other than 0 is an outcome like any other. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Above forty calls that all take their five seconds. */
const COMMAND_TIMEOUT_MS = 240_000;

/** Deleting waits for the pods, and a first start for an image. */
const KUBECTL_TIMEOUT_MS = 200_000;

/** A cluster, through kubectl. */
export class Cluster {
  readonly context: string;
  /** Its east-west gateway, as the other clusters reach it: host and port. */
  readonly gateway: string;

  constructor(readonly name: ClusterName) {
    ({ context: this.context, gateway: this.gateway } = settings.clusters[name]);
  }

  /** What kubectl prints; throws what it complains about. */
  async kubectl(...args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await run('kubectl', ['--context', this.context, ...args], KUBECTL_TIMEOUT_MS);
    if (code !== 0) throw new Error(`kubectl --context ${this.context} ${args.join(' ')}: ${stderr.trim()}`);
    return stdout;
  }

  /** Applies a file of fixtures anew, so that its pods have no past. */
  async applyAnew(file: string): Promise<void> {
    await this.delete(file);
    await this.kubectl('apply', '-f', file);
  }

  async delete(file: string): Promise<void> {
    await this.kubectl('delete', '-f', file, '--ignore-not-found', '--cascade=foreground', '--timeout=90s');
  }

  /** The names of the running pods with a label. */
  async pods(namespace: string, label: string): Promise<readonly string[]> {
    const running = ['-l', label, '--field-selector=status.phase=Running'];
    const names = ['-o', 'jsonpath={.items[*].metadata.name}'];
    const found = await this.kubectl('-n', namespace, 'get', 'pods', ...running, ...names);
    return found.split(' ').filter((name) => name !== '');
  }
}

export const us = new Cluster('us');
export const eu = new Cluster('eu');
export const ap = new Cluster('ap');

/** Runs a command in a container, through the exec seam of the settings; its exit code is the caller's to judge. */
export function exec(target: Target, command: readonly string[]): Promise<Outcome> {
  const { cluster, kind, namespace, name, container } = target;
  const values = { context: cluster.context, namespace, kind, workload: name, container };
  const [file = '', ...args] = settings.exec.map((part) => fill(part, values));
  return run(file, [...args, ...command], COMMAND_TIMEOUT_MS);
}

export async function rolledOut({ cluster, namespace, name }: Deployment): Promise<void> {
  await cluster.kubectl('-n', namespace, 'rollout', 'status', `deploy/${name}`, '--timeout=180s');
}

export async function replicasOf({ cluster, namespace, name }: Deployment): Promise<number> {
  return Number(await cluster.kubectl('-n', namespace, 'get', `deploy/${name}`, '-o', 'jsonpath={.spec.replicas}'));
}

/** Does something while a Deployment has no pods; they are back when this returns, whatever happened. */
export async function without<T>(deployment: Deployment, doSomething: () => Promise<T>): Promise<T> {
  const replicas = await replicasOf(deployment);
  try {
    await scale(deployment, 0);
    return await doSomething();
  } catch (error) {
    throw await explained(error, deployment);
  } finally {
    await scale(deployment, replicas);
    await rolledOut(deployment);
  }
}

/** Who takes the replicas back while a test runs makes it fail in a way that is hard to see. */
async function explained(error: unknown, deployment: Deployment): Promise<unknown> {
  const now = await replicasOf(deployment);
  if (now === 0) return error;
  const { cluster, namespace, name } = deployment;
  return new Error(
    `Something scaled ${namespace}/${name} in ${cluster.name} back to ${now}: pause Argo CD's self-heal (docs/e2e.md).`,
  );
}

async function scale({ cluster, namespace, name }: Deployment, replicas: number): Promise<void> {
  await cluster.kubectl('-n', namespace, 'scale', `deploy/${name}`, `--replicas=${replicas}`);
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
