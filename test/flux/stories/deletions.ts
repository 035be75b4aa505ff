import { eventually } from '../../e2e/wait';
import { pathOf, reconcile } from '../objects';
import type { Run, Story, Told } from '../story';
import { answers, inventory, since } from './probes';

/** Objects of Flux that somebody deletes by mistake. Nobody asks Flux for anything. */

export const deleteEntry: Story = {
  id: 'deleteEntry',
  title: 'delete the Kustomization mesh of us',
  load: ['echo.mesh.local', 'echo.eu.mesh.local'],
  async tell(run) {
    const { api } = run.cluster('us');
    const before = await inventory('us');
    await api.delete(pathOf('Kustomization', 'mesh'));
    await eventually(
      'it is gone',
      60,
      () => api.find(pathOf('Kustomization', 'mesh')),
      (object) => object === undefined,
    );
    const start = Date.now();
    const lost = missing(before, await inventory('us'));
    if (lost.length > 0) throw new Error(`with it went ${lost.join(', ')}`);
    // Its parent, which the bootstrap made, looks again at its interval or at a change.
    await reconcile(api, 'Kustomization', 'flux-system');
    await run.settled(180);
    return {
      happened: `all ${before.length} objects stayed; it is back and Ready after \`flux reconcile kustomization flux-system\``,
      seconds: since(start),
    };
  },
};

export const deleteConfig: Story = {
  id: 'deleteConfig',
  title: 'delete the Kustomization mesh-config of us',
  load: ['echo.mesh.local', 'echo.eu.mesh.local'],
  mayLose: 'the layer is removed with its Kustomization, until mesh writes it again',
  async tell(run) {
    return layerDeleted(run, 'us', 'mesh-config');
  },
};

export const deleteGateways: Story = {
  id: 'deleteGateways',
  title: 'delete the Kustomization mesh-gateways of eu',
  load: ['echo.mesh.local', 'echo.eu.mesh.local'],
  mayLose: 'the gateway is removed with its Kustomization, until mesh writes it again',
  async tell(run) {
    return layerDeleted(run, 'eu', 'mesh-gateways');
  },
};

async function layerDeleted(run: Run, cluster: string, name: string): Promise<Told> {
  const { api } = run.cluster(cluster);
  const before = await inventory(cluster);
  const start = Date.now();
  await api.delete(pathOf('Kustomization', name));
  await eventually(
    'it is gone',
    60,
    () => api.find(pathOf('Kustomization', name)),
    (object) => object === undefined,
  );
  await eventually(
    'it is back',
    900,
    () => api.find(pathOf('Kustomization', name)),
    (object) => object !== undefined,
  );
  await run.settled(300);
  await answers('echo.eu.mesh.local', 'eu', 120);
  const seconds = since(start);
  const lost = missing(before, await inventory(cluster));
  return {
    happened: `back and Ready by itself; ${lost.length === 0 ? 'no object is missing' : `missing: ${lost.join(', ')}`}`,
    seconds,
  };
}

function missing(before: readonly string[], after: readonly string[]): readonly string[] {
  return before.filter((line) => !after.includes(line) && !line.startsWith('Secret '));
}
