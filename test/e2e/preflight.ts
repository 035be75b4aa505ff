import { eu, messageOf, us } from './cluster';
import type { Cluster } from './cluster';
import { ECHO, FRONTEND } from './training-mesh';

/** Runs before the suite: says what to set when there is nothing to test. */
export default async function preflight(): Promise<void> {
  await reachable(us, 'E2E_US_CONTEXT');
  await reachable(eu, 'E2E_EU_CONTEXT');
  await applied(us);
  await applied(eu);
  await execWorks();
}

async function reachable(cluster: Cluster, variable: string): Promise<void> {
  try {
    await cluster.kubectl('get', '--raw', '/readyz', '--request-timeout=10s');
  } catch (error) {
    throw new Error(
      `No API server answers on the kube context "${cluster.context}". Set KUBECONFIG to the file that has it, ` +
        `or ${variable} to the name it has there (docs/e2e.md). ${messageOf(error)}`,
    );
  }
}

async function applied(cluster: Cluster): Promise<void> {
  const replicas = await cluster.replicas(ECHO).catch((error: unknown) => {
    throw new Error(`Apply dist/clusters to the context "${cluster.context}" first. ${messageOf(error)}`);
  });
  if (replicas > 0) return;
  const { namespace, name } = ECHO;
  throw new Error(
    `${namespace}/${name} in "${cluster.context}" is scaled to 0, perhaps by a run that was interrupted. ` +
      `Run: kubectl --context ${cluster.context} -n ${namespace} scale deploy/${name} --replicas=2`,
  );
}

async function execWorks(): Promise<void> {
  const why = await us.exec(FRONTEND, ['curl', '--version']).then(
    ({ code, stderr }) => (code === 0 ? undefined : stderr),
    (error: unknown) => messageOf(error),
  );
  if (why === undefined) return;
  throw new Error(
    `Cannot run curl in ${FRONTEND.namespace}/${FRONTEND.name} of "${us.context}". ` +
      `Set E2E_EXEC to a command that runs one in a pod (docs/e2e.md). ${why}`,
  );
}
