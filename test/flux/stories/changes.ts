import { eventually } from '../../e2e/wait';
import type { KubeObject } from '../../lab/api';
import type { Run, Story } from '../story';
import { answers, since } from './probes';

/** Changes of the program that reach the clusters by a commit. */

const GREET = '/apis/networking.istio.io/v1/namespaces/mesh-imports/serviceentries/greet-mesh-local';
const BOTH = ['echo.mesh.local', 'echo.eu.mesh.local'];

export const addHost: Story = {
  id: 'addHost',
  title: 'add a host',
  load: BOTH,
  async tell(run) {
    const start = Date.now();
    await run.push('greet');
    await answers('greet.mesh.local', 'eu', 180);
    const seconds = since(start);
    const ready = await run.settled(120);
    return {
      happened: `a namespace, a workload and a host in one commit; us gets the answer of eu; ${ready} Ready`,
      seconds,
    };
  },
};

export const removeHost: Story = {
  id: 'removeHost',
  title: 'remove a host',
  load: BOTH,
  async tell(run) {
    const start = Date.now();
    await run.push('first');
    const { api } = run.cluster('us');
    await eventually(
      'the ServiceEntry is gone',
      180,
      () => api.find(GREET),
      (entry) => entry === undefined,
    );
    const seconds = since(start);
    await run.settled(120);
    const deployments = await run.cluster('eu').api.list('/apis/apps/v1/namespaces/greet/deployments');
    const namespace = await run.cluster('eu').api.find('/api/v1/namespaces/greet');
    const rest = `${deployments.length} Deployments in the namespace greet, which ${namespace ? 'stays' : 'is gone'}`;
    return { happened: `ServiceEntry and workload removed; ${rest}`, seconds };
  },
};

export const changeGateway: Story = {
  id: 'changeGateway',
  title: 'change the gateways',
  load: BOTH,
  async tell(run) {
    const before = await gatewayGenerations(run);
    const start = Date.now();
    await run.push('gatewayChanged');
    const ready = await run.settled(300);
    const seconds = since(start);
    const after = await gatewayGenerations(run);
    if (before.some((generation, i) => generation === after[i])) throw new Error('a Deployment did not change');
    return { happened: `both clusters replaced the pods of their gateway; ${ready} Ready`, seconds };
  },
};

export const changeGatewayBack: Story = {
  id: 'changeGatewayBack',
  title: 'change the gateways back',
  load: BOTH,
  async tell(run) {
    const start = Date.now();
    await run.push('first');
    const ready = await run.settled(300);
    return { happened: `${ready} Ready`, seconds: since(start) };
  },
};

function gatewayGenerations(run: Run): Promise<readonly (number | undefined)[]> {
  const path = '/apis/apps/v1/namespaces/istio-eastwest/deployments/istio-eastwestgateway';
  return Promise.all(run.clusters.map(async ({ api }) => (await api.find<KubeObject>(path))?.metadata.generation));
}

export const drain: Story = {
  id: 'drain',
  title: 'drain',
  load: ['echo.mesh.local'],
  async tell(run) {
    const start = Date.now();
    await run.push('drained');
    const ready = await run.settled(180);
    const seconds = since(start);
    await answers('echo.mesh.local', 'us', 30);
    return { happened: `eu is out of rotation; ${ready} Ready`, seconds };
  },
};
