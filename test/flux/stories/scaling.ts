import type { KubeObject } from '../../lab/api';
import { kubectl } from '../../lab/lab';
import { reconciled } from '../objects';
import type { Run, Story } from '../story';
import { answers, since } from './probes';

interface Deployment extends KubeObject {
  readonly spec: { readonly replicas: number };
}

/** kubectl scales a Deployment whose manifest has replicas, and one whose manifest leaves them out. */
export const scale: Story = {
  id: 'scale',
  title: 'scale by kubectl',
  load: ['echo.mesh.local', 'echo.eu.mesh.local'],
  async tell(run) {
    await run.push('greet');
    await answers('greet.mesh.local', 'eu', 180);
    await run.settled(120);
    const start = Date.now();
    const echo = await scaledAndReconciled(run, 'us', 'echo');
    const greet = await scaledAndReconciled(run, 'eu', 'greet');
    const seconds = since(start);
    await run.push('first');
    await run.settled(120);
    const happened =
      `after \`flux reconcile kustomization mesh-workloads\`, echo (replicas: 2 in Git) scaled to 3 has ${echo}, ` +
      `greet (no replicas in Git) scaled to 3 has ${greet}`;
    return { happened, seconds };
  },
};

async function scaledAndReconciled(run: Run, cluster: string, name: string): Promise<number | undefined> {
  const { api } = run.cluster(cluster);
  await kubectl(cluster, ['-n', name, 'scale', `deploy/${name}`, '--replicas=3']);
  await reconciled(api, 'Kustomization', 'mesh-workloads');
  return (await api.find<Deployment>(`/apis/apps/v1/namespaces/${name}/deployments/${name}`))?.spec.replicas;
}
