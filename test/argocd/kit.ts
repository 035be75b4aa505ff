import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { output, run } from './command';
import { CLUSTERS } from './lab';
import type { ClusterName } from './lab';
import { kitEnvironment, settings } from './settings';

/** The commands of argolab: Argo CD, the sources that it reads, and what stands in for the rest. */

function argolab(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  return output(settings.argolab, args, { env: { ...kitEnvironment, ...env }, timeoutSeconds: 900 });
}

/** Makes the repositories that a dist/ names, at the versions it names. */
export async function makeSources(dist: string): Promise<void> {
  await argolab(['sources', dist]);
}

/** Publishes Istio's charts under one more version. */
export async function publishIstio(version: string): Promise<void> {
  await argolab(['istio', version]);
}

/** Begins the mesh's repository anew. */
export function forgetRepository(): void {
  for (const folder of ['git/git.example.com', 'work']) {
    rmSync(join(settings.argocdHome, folder), { recursive: true, force: true });
  }
}

/** Commits a dist/ to the branch that Argo CD reads; gives the short hash. */
export async function commit(dist: string, message: string): Promise<string> {
  return (await argolab(['push', dist, message])).trim().split('\n').at(-1) ?? '';
}

export async function applyLargeCrds(): Promise<void> {
  await argolab(['crds', ...CLUSTERS]);
}

export async function startMetrics(...clusters: readonly ClusterName[]): Promise<void> {
  await argolab(['metrics', ...clusters]);
}

/** Starts the Argo CD number `instance` in a cluster. */
export async function startArgoCd(
  cluster: ClusterName,
  known: readonly ClusterName[],
  instance: number,
  progressiveSyncs: boolean,
): Promise<void> {
  await argolab(['up', cluster, ...known], {
    ARGOLAB_INSTANCE: String(instance),
    ...(progressiveSyncs ? { ARGOLAB_APPSETS: 'true' } : {}),
  });
}

export async function stopArgoCd(): Promise<void> {
  await run(settings.argolab, ['down'], { env: kitEnvironment });
}

/** True when the build has Argo CD's API server and its command. */
export const hasCommand = (): boolean => existsSync(join(settings.argocdHome, 'bin/argocd'));

/** Argo CD's own command, logged in to the API server of an instance. */
export function argocd(instance: number, ...args: readonly string[]): Promise<string> {
  return argolab(args, { ARGOLAB_INSTANCE: String(instance) });
}

/** True when the published chart is at hand, whose objects wait for the Prometheus operator. */
export const hasPublishedCharts = (): boolean =>
  existsSync(settings.charts) && readdirSync(settings.charts).some((file) => file.startsWith('kube-prometheus-stack-'));

/** Stands in for the Prometheus operator, which reports its objects as available. */
export async function reportOperator(): Promise<void> {
  await argolab(['operator', ...CLUSTERS]);
}
