import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../e2e/wait';
import { HOME } from '../../lab/settings';
import type { FluxCluster } from '../cluster';
import { state } from '../cluster';
import { fluxObjects, pathOf, reconcile } from '../objects';
import type { FluxKind } from '../objects';
import type { Story } from '../story';
import { inventory, since } from './probes';

/** The program without eu, which was drained. Its Flux goes on. */
export const leave: Story = {
  id: 'leave',
  title: 'leave',
  load: ['echo.mesh.local'],
  async tell(run) {
    const eu = run.cluster('eu');
    const before = await inventory('eu');
    const start = Date.now();
    await run.push('withoutEu');
    await run.settled(180, [run.cluster('us')]);
    await eventually(
      'mesh of eu is gone',
      120,
      () => eu.api.find(pathOf('Kustomization', 'mesh')),
      (one) => one === undefined,
    );
    const seconds = since(start);
    await reconcile(eu.api, 'Kustomization', 'mesh-config');
    const { value: message } = await eventually(
      'the steps of eu say that they have no path',
      60,
      async () => (await fluxObjects(eu.api)).map(state).find((line) => line.includes('path not found')),
      (line) => line !== undefined,
    );
    const after = await inventory('eu');
    const lost = before.filter((line) => !after.includes(line));
    if (lost.length > 0) throw new Error(`eu lost ${lost.join(', ')}`);
    return { happened: `us dropped eu; all ${before.length} objects of eu stayed; "${message ?? ''}"`, seconds };
  },
};

/** Layers and releases in the order of docs/flux.md, "Removing a cluster". */
const TAKEN_OUT: readonly (readonly [FluxKind, string])[] = [
  ...['kiali', 'kube-prometheus-stack', 'observability', 'remotes', 'config', 'workloads', 'gateways'].map(
    (step) => ['Kustomization', `mesh-${step}`] as const,
  ),
  ...['istiod', 'istio-base'].flatMap((release) => [
    ['Kustomization', `mesh-${release}`] as const,
    ['HelmRelease', `mesh-${release}`] as const,
  ]),
  ...['control-plane', 'gateway-api', 'prometheus-operator-crds'].map(
    (step) => ['Kustomization', `mesh-${step}`] as const,
  ),
];

export const takeOut: Story = {
  id: 'takeOut',
  title: 'take the mesh out of the cluster that left',
  load: ['echo.mesh.local'],
  async tell(run) {
    const eu = run.cluster('eu');
    const before = await inventory('eu');
    const start = Date.now();
    for (const [kind, name] of TAKEN_OUT) await deleted(eu, kind, name);
    const seconds = since(start);
    const rest = await inventory('eu');
    const flux = (await fluxObjects(eu.api)).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    writeFileSync(join(HOME, 'results', 'left-behind'), [...rest, ...flux].join('\n'));
    return {
      happened: `${before.length - rest.length} of ${before.length} objects removed; left: ${counted(rest)}; of Flux: ${flux.join(', ')}`,
      seconds,
    };
  },
};

async function deleted({ api }: FluxCluster, kind: FluxKind, name: string): Promise<void> {
  const path = pathOf(kind, name);
  if ((await api.find(path)) === undefined) return;
  await api.delete(path);
  await eventually(
    `${kind} ${name} is gone`,
    120,
    () => api.find(path),
    (object) => object === undefined,
  );
}

/** How many there are of each kind; results/left-behind has their names. */
function counted(lines: readonly string[]): string {
  const kinds = lines.map((line) => line.split(' ')[0] ?? '');
  return [...new Set(kinds)].map((kind) => `${kinds.filter((one) => one === kind).length} ${kind}`).join(', ');
}
