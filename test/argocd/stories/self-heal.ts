import type { Kube, KubeObject } from '../kube';
import { faultsOfLoad } from '../story';
import type { Story } from '../story';
import { until } from '../wait';
import { ECHO_HOSTS } from './hosts';

const SERVICE_ENTRIES = '/apis/networking.istio.io/v1/namespaces/mesh-imports/serviceentries';
const PEER = '/apis/gateway.networking.k8s.io/v1/namespaces/istio-system/gateways/peer-eu';

interface PeerGateway extends KubeObject {
  readonly spec: { readonly addresses: readonly [{ readonly value: string }] };
}

/** An object is deleted by hand, another one is changed, and Argo CD restores both. */
export const selfHeal: Story = {
  name: 'self-heal',
  topologies: ['hub', 'perCluster'],
  run: async (stage) => {
    const start = Date.now();
    let [deleted, changed] = ['', ''];
    const tallies = await stage.underLoad(ECHO_HOSTS, async () => {
      deleted = await healedAfterDelete(stage.kubes.us);
      changed = await healedAfterChange(stage.kubes.us);
      await stage.settled(120);
    });
    return {
      happened: `${deleted}; ${changed}`,
      seconds: (Date.now() - start) / 1000,
      tallies,
      faults: faultsOfLoad(tallies),
    };
  },
};

async function healedAfterDelete(kube: Kube): Promise<string> {
  const [entry] = await kube.list(SERVICE_ENTRIES);
  if (entry === undefined) throw new Error('mesh-imports of us has no ServiceEntry');
  const path = `${SERVICE_ENTRIES}/${entry.metadata.name}`;
  await kube.delete(path);
  const isBack = async (): Promise<boolean> =>
    ((await kube.find(path))?.metadata.uid ?? entry.metadata.uid) !== entry.metadata.uid;
  const seconds = await until('the deleted ServiceEntry is back', 120, isBack, 0.1);
  return `a deleted ServiceEntry was back after ${seconds.toFixed(1)} s`;
}

async function healedAfterChange(kube: Kube): Promise<string> {
  const address = async (): Promise<string> => (await kube.get<PeerGateway>(PEER)).spec.addresses[0].value;
  const wanted = await address();
  await kube.patchItems(PEER, [{ op: 'replace', path: '/spec/addresses/0/value', value: 'wrong.example.com' }]);
  const seconds = await until('the changed Gateway is restored', 120, async () => (await address()) === wanted, 0.1);
  return `the changed address of Gateway peer-eu was restored after ${seconds.toFixed(1)} s`;
}
