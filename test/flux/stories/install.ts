import { join } from 'node:path';
import { kit, kubectl } from '../../lab/lab';
import { HOME } from '../../lab/settings';
import { eventually } from '../../e2e/wait';
import type { Run, Story } from '../story';
import { answers, since } from './probes';

const HPAS = '/apis/autoscaling/v2/horizontalpodautoscalers';

interface Autoscaler {
  readonly metadata: { readonly name: string };
  readonly status?: {
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly reason: string }[];
  };
}

/** The mesh comes from Git and chart repositories alone; clusters have no metrics-server yet. */
export const install: Story = {
  id: 'install',
  title: 'install',
  load: [],
  async tell(run) {
    await run.commit('first');
    await Promise.all(run.clusters.map(({ name }) => makeSecrets(name)));
    const start = Date.now();
    await Promise.all(
      run.clusters.map((cluster) => cluster.bootstrap(join(HOME, 'pushed', 'flux', cluster.name, 'flux-system'))),
    );
    const ready = await run.settled(900);
    const seconds = since(start);
    await answers('echo.eu.mesh.local', 'eu', 60);
    await answers('echo.mesh.local', 'us', 60);
    const early = run.timelines.flatMap((timeline) => timeline.early());
    if (early.length > 0) throw new Error(`steps that did not wait: ${early.join('; ')}`);
    return { happened: `${ready} objects of Flux Ready; 0 steps early; autoscalers: ${await scaling(run)}`, seconds };
  },
};

/** Adds what the autoscalers need. */
export const metrics: Story = {
  id: 'metrics',
  title: 'metrics-server',
  load: ['echo.mesh.local', 'echo.eu.mesh.local'],
  async tell(run) {
    const start = Date.now();
    await kit('metrics', ...run.clusters.map(({ name }) => name));
    await eventually(
      'every autoscaler has metrics',
      120,
      () => scaling(run),
      (seen) => !seen.includes('False'),
    );
    const seconds = since(start);
    await run.settled(60);
    return { happened: `autoscalers: ${await scaling(run)}; Flux stays Ready`, seconds };
  },
};

/** The prerequisites that synth lists for Grafana and Kiali. */
async function makeSecrets(cluster: string): Promise<void> {
  await kubectl(cluster, ['create', 'namespace', 'observability']);
  const secret = (name: string, ...values: readonly string[]): Promise<string> =>
    kubectl(cluster, [
      ...['create', 'secret', 'generic', '-n', 'observability', name],
      ...values.map((value) => `--from-literal=${value}`),
    ]);
  await secret('grafana-admin', 'admin-user=admin', 'admin-password=only-for-this-test');
  await secret('kiali-signing-key', 'key=0123456789abcdef');
}

/** The state of ScalingActive of each autoscaler. */
async function scaling(run: Run): Promise<string> {
  const states = await Promise.all(
    run.clusters.map(async ({ api, name }) =>
      (await api.list<Autoscaler>(HPAS)).map(({ metadata, status }) => {
        const active = status?.conditions?.find(({ type }) => type === 'ScalingActive');
        return `${name}/${metadata.name} ScalingActive ${active?.status ?? 'False'} ${active?.reason ?? 'not yet'}`;
      }),
    ),
  );
  return states.flat().join(', ');
}
