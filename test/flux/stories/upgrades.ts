import { eventually } from '../../e2e/wait';
import type { KubeObject } from '../../lab/api';
import { state } from '../cluster';
import { fluxObjects } from '../objects';
import { WRONG_VERSION } from '../variants';
import type { Run, Story } from '../story';
import { answers, since } from './probes';

const BOTH = ['echo.mesh.local', 'echo.eu.mesh.local'];
const ISTIOD = '/apis/apps/v1/namespaces/istio-system/deployments/istiod';

interface Deployment extends KubeObject {
  readonly spec: {
    readonly template: { readonly spec: { readonly containers: readonly { readonly image: string }[] } };
  };
}

export const upgrade: Story = {
  id: 'upgrade',
  title: "upgrade Istio's charts",
  load: BOTH,
  async tell(run) {
    const before = await imagesOfIstiod(run);
    const start = Date.now();
    await run.push('upgraded');
    const ready = await run.settled(400);
    const seconds = since(start);
    const after = await imagesOfIstiod(run);
    if (before === after) throw new Error(`istiod still runs ${after}`);
    return { happened: `istiod went from ${before} to ${after}; ${ready} Ready`, seconds };
  },
};

export const downgrade: Story = {
  id: 'downgrade',
  title: 'go back to the version before',
  load: BOTH,
  async tell(run) {
    const start = Date.now();
    await run.push('first');
    const ready = await run.settled(400);
    return { happened: `istiod runs ${await imagesOfIstiod(run)}; ${ready} Ready`, seconds: since(start) };
  },
};

/** A version of the charts that does not exist must keep no change of hosts out of the clusters. */
export const failedUpgrade: Story = {
  id: 'failedUpgrade',
  title: 'an upgrade that fails, and a host in the same commit',
  load: BOTH,
  async tell(run) {
    const start = Date.now();
    await run.push('wronglyUpgraded');
    await answers('greet.mesh.local', 'eu', 240);
    const seconds = since(start);
    const { value: message } = await eventually(
      'Flux says which version is missing',
      120,
      async () => (await fluxObjects(run.cluster('us').api)).map(state).find((line) => line.includes(WRONG_VERSION)),
      (line) => line !== undefined,
    );
    await run.push('first');
    await run.settled(400);
    return { happened: `the host answers; "${message ?? ''}"`, seconds };
  },
};

async function imagesOfIstiod(run: Run): Promise<string> {
  const images = await Promise.all(
    run.clusters.map(
      async ({ api }) => (await api.find<Deployment>(ISTIOD))?.spec.template.spec.containers[0]?.image ?? '',
    ),
  );
  return [...new Set(images.map((image) => image.replace(/.*:/, '')))].join(' and ');
}
