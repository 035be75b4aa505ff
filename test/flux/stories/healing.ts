import { eventually } from '../../e2e/wait';
import type { KubeObject } from '../../lab/api';
import { pathOf, reconcile, reconciled, suspend } from '../objects';
import type { FluxKind, FluxObject } from '../objects';
import type { Run, Story } from '../story';
import { answers, since } from './probes';

/** What happens to objects that somebody deletes or changes by hand, in us. */

const BOTH = ['echo.mesh.local', 'echo.eu.mesh.local'];
const ENTRY = '/apis/networking.istio.io/v1/namespaces/mesh-imports/serviceentries/echo-eu-mesh-local';
const PEER = '/apis/gateway.networking.k8s.io/v1/namespaces/istio-system/gateways/peer-eu';
const ISTIOD_HPA = '/apis/autoscaling/v2/namespaces/istio-system/horizontalpodautoscalers/istiod';
const ADDRESS = 'eastwest.eu.example.com';

interface PeerGateway extends KubeObject {
  readonly spec: { readonly addresses: readonly { readonly type: string; readonly value: string }[] };
}

/** An object of a layer deleted, one changed, and one of a chart deleted; Flux is asked to look at once. */
export const heal: Story = {
  id: 'heal',
  title: 'heal on request',
  load: BOTH,
  mayLose: 'the host is unknown until its ServiceEntry is back',
  async tell(run) {
    const deleted = await healed(run, ENTRY, 'Kustomization', 'mesh-config');
    const changed = await addressHealed(run);
    const chart = await healed(run, ISTIOD_HPA, 'HelmRelease', 'mesh-istiod');
    const happened = `back after \`flux reconcile\`: a deleted ServiceEntry ${text(deleted)}, a changed address ${text(changed)}, istiod's deleted autoscaler ${text(chart)}`;
    return { happened, seconds: Math.max(deleted, changed, chart) };
  },
};

/** The same without a request: each is put back at the interval of its step. */
export const healAlone: Story = {
  id: 'healAlone',
  title: 'heal at the interval',
  load: ['echo.mesh.local'],
  async tell(run) {
    const { api } = run.cluster('us');
    const start = Date.now();
    await Promise.all([ENTRY, ISTIOD_HPA].map((path) => api.delete(path)));
    const back = await Promise.all(
      [ENTRY, ISTIOD_HPA].map(async (path) => {
        await eventually(
          `${path} is back`,
          1300,
          () => api.find(path),
          (object) => object !== undefined,
        );
        return since(start);
      }),
    );
    const [entry = 0, chart = 0] = back;
    return {
      happened: `a deleted ServiceEntry is back after ${text(entry)}, istiod's deleted autoscaler after ${text(chart)}`,
      seconds: Math.max(...back),
    };
  },
};

/** A suspended step takes no commit; what it applied goes on working. */
export const suspendStep: Story = {
  id: 'suspendStep',
  title: 'suspend a step',
  load: BOTH,
  async tell(run) {
    const us = run.cluster('us');
    const byKubectl = (await suspendedByKubectl(run)) ? 'stays' : 'is undone when mesh is applied again';
    await suspend(us.api, 'Kustomization', 'mesh-config', true);
    await run.push('greet');
    const greet = ENTRY.replace('echo-eu', 'greet');
    await eventually(
      'eu has applied the commit',
      120,
      () => run.cluster('eu').api.find('/apis/apps/v1/namespaces/greet/deployments/greet'),
      (found) => found !== undefined,
    );
    if ((await us.api.find(greet)) !== undefined) throw new Error('a suspended step applied a commit');
    const start = Date.now();
    await suspend(us.api, 'Kustomization', 'mesh-config', false);
    await answers('greet.mesh.local', 'eu', 120);
    const seconds = since(start);
    await run.push('first');
    await run.settled(180);
    return {
      happened: `no commit reached the suspended mesh-config of us; the host answered after \`flux resume\`; suspended by kubectl, it ${byKubectl}`,
      seconds,
    };
  },
};

/** Whether a step stays suspended when its parent is applied again, and not the CLI of Flux but kubectl suspended it. */
async function suspendedByKubectl(run: Run): Promise<boolean> {
  const { api } = run.cluster('us');
  const path = pathOf('Kustomization', 'mesh-config');
  await api.merge(path, { spec: { suspend: true } }, 'kubectl-patch');
  await reconciled(api, 'Kustomization', 'mesh');
  const suspended = (await api.find<FluxObject>(path))?.spec.suspend === true;
  await suspend(api, 'Kustomization', 'mesh-config', false);
  return suspended;
}

async function healed(run: Run, path: string, kind: FluxKind, name: string): Promise<number> {
  const { api } = run.cluster('us');
  const start = Date.now();
  await api.delete(path);
  await reconcile(api, kind, name);
  await eventually(
    `${path} is back`,
    120,
    () => api.find(path),
    (object) => object !== undefined,
  );
  return since(start);
}

async function addressHealed(run: Run): Promise<number> {
  const { api } = run.cluster('us');
  const start = Date.now();
  await api.merge(PEER, { spec: { addresses: [{ type: 'Hostname', value: 'wrong.example.com' }] } });
  await reconcile(api, 'Kustomization', 'mesh-config');
  await eventually(
    'the address is right again',
    120,
    () => api.find<PeerGateway>(PEER),
    (peer) => peer?.spec.addresses[0]?.value === ADDRESS,
  );
  return since(start);
}

function text(seconds: number): string {
  return `${seconds.toFixed(1)} s`;
}
