import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import type { ChildProcess } from 'node:child_process';
import { output, run, start } from './command';
import type { Outcome } from './command';
import { kitEnvironment, settings } from './settings';

/** The clusters of the lab that the training mesh has. */
export const CLUSTERS = ['us', 'eu'] as const;
export type ClusterName = (typeof CLUSTERS)[number];

/** A container to run a command in: pods are found by the beginning of their name. */
export interface Place {
  readonly cluster: ClusterName;
  readonly pod: string;
  readonly container: string;
}

export const FRONTEND: Place = { cluster: 'us', pod: 'frontend/frontend', container: 'curl' };

export const KUBECONFIG = join(settings.labHome, 'kubeconfig');
const KUBECTL = join(settings.labPrograms, 'kubectl');

export const kubeconfigOf = (cluster: ClusterName): string =>
  join(settings.labHome, 'clusters', cluster, 'host.kubeconfig');

/** True when clusters run that this run has not started, or a run that was killed has left. */
export const isLabUp = (): boolean => existsSync(join(settings.labHome, 'state'));

export async function labUp(): Promise<void> {
  await output(settings.lab, ['up', ...CLUSTERS], { env: kitEnvironment });
}

export async function labDown(): Promise<void> {
  await run(settings.lab, ['down'], { env: kitEnvironment });
}

/** kubectl as the docs use it. */
export function kubectl(cluster: ClusterName, ...args: readonly string[]): Promise<string> {
  return output(KUBECTL, ['--kubeconfig', KUBECONFIG, '--context', cluster, ...args]);
}

/** Runs a command in a container. */
export function execIn({ cluster, pod, container }: Place, command: readonly string[]): Promise<Outcome> {
  const args = ['exec', cluster, pod, '-c', container, '--', ...command];
  return run(settings.lab, args, { env: kitEnvironment, timeoutSeconds: 300 });
}

/** Starts one of the programs of in-pod/ in a container; its output and its input are pipes. */
export function startIn({ cluster, pod, container }: Place, program: string, args: readonly string[]): ChildProcess {
  const text = readFileSync(join(__dirname, 'in-pod', program), 'utf8');
  const compilerOptions = { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 };
  const { outputText } = transpileModule(text, { compilerOptions });
  const node = ['/lab/node', '--input-type=module', '-e', outputText, '--', ...args];
  return start(settings.lab, ['exec', cluster, pod, '-c', container, '--', ...node], {
    env: kitEnvironment,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}
