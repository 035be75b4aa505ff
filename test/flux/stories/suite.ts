import { runShown } from '../../lab/command';
import { KUBECONFIG, LAB, LAB_PROGRAMS } from '../../lab/settings';
import { suspend } from '../objects';
import type { Story } from '../story';
import { since } from './probes';

/** The suite scales echo of us to 0, so the step that sets its replicas is suspended. */
export const suite: Story = {
  id: 'suite',
  title: 'suite',
  load: [],
  async tell(run) {
    const { api } = run.cluster('us');
    const start = Date.now();
    await suspend(api, 'Kustomization', 'mesh-workloads', true);
    const env = {
      ...process.env,
      KUBECONFIG,
      PATH: `${LAB_PROGRAMS}:${process.env.PATH ?? ''}`,
      E2E_SUITE: 'training-mesh',
      E2E_EXEC: `${LAB} exec {context} {namespace}/{workload} -c {container} --`,
      E2E_SETTLE_SECONDS: '120',
    };
    const code = await runShown('npm', ['run', 'e2e'], env);
    await suspend(api, 'Kustomization', 'mesh-workloads', false);
    if (code !== 0) throw new Error('E2E_SUITE=training-mesh npm run e2e failed');
    await run.settled(120);
    return { happened: 'training-mesh passed, with mesh-workloads of us suspended', seconds: since(start) };
  },
};
