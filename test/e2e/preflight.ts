import { exec, replicasOf } from './cluster';
import type { Cluster, Deployment } from './cluster';
import { FRONTEND } from './names';
import { settings } from './settings';
import { NEEDS } from './suites';
import { messageOf } from './wait';

/** Runs before a suite: says what to set when there is nothing to test. */
export default async function preflight(): Promise<void> {
  const needed = [FRONTEND, ...needsOf(settings.suite)];
  for (const cluster of new Set(needed.map((deployment) => deployment.cluster))) await reachable(cluster);
  for (const deployment of needed) await applied(deployment);
  await execWorks();
}

function needsOf(suite: string): readonly Deployment[] {
  const needs = NEEDS[suite];
  if (needs === undefined) throw new Error(`test/e2e/suites.ts does not say what the suite ${suite} needs.`);
  return needs;
}

async function reachable(cluster: Cluster): Promise<void> {
  try {
    await cluster.kubectl('get', '--raw', '/readyz', '--request-timeout=10s');
  } catch (error) {
    throw new Error(
      `No API server answers on the kube context "${cluster.context}". Set KUBECONFIG to the file that has it, ` +
        `or E2E_${cluster.name.toUpperCase()}_CONTEXT to the name it has there (docs/e2e.md). ${messageOf(error)}`,
    );
  }
}

async function applied(deployment: Deployment): Promise<void> {
  const { cluster, namespace, name } = deployment;
  const replicas = await replicasOf(deployment).catch((error: unknown) => {
    throw new Error(
      `The suite ${settings.suite} needs the Deployment ${namespace}/${name} in "${cluster.context}". ` +
        `Apply what docs/e2e.md names for it first. ${messageOf(error)}`,
    );
  });
  if (replicas > 0) return;
  throw new Error(
    `${namespace}/${name} in "${cluster.context}" is scaled to 0, perhaps by a run that was interrupted. ` +
      `Run: kubectl --context ${cluster.context} -n ${namespace} scale deploy/${name} --replicas=2`,
  );
}

async function execWorks(): Promise<void> {
  const why = await exec(FRONTEND, ['curl', '--version']).then(
    ({ code, stderr }) => (code === 0 ? undefined : stderr),
    (error: unknown) => messageOf(error),
  );
  if (why === undefined) return;
  throw new Error(
    `Cannot run curl in ${FRONTEND.namespace}/${FRONTEND.name} of "${FRONTEND.cluster.context}". ` +
      `Set E2E_EXEC to a command that runs one in a pod (docs/e2e.md). ${why}`,
  );
}
