import type { Kube, KubeObject } from '../kube';
import type { Story } from '../story';
import { pause, until } from '../wait';
import { ECHO_HOSTS } from './hosts';

const SERVICE_ENTRIES = '/apis/networking.istio.io/v1/namespaces/mesh-imports/serviceentries';
const PEER = '/apis/gateway.networking.k8s.io/v1/namespaces/istio-system/gateways/peer-eu';

interface PeerGateway extends KubeObject {
  readonly spec: { readonly addresses: readonly [{ readonly value: string }] };
}

/** Calls may fail for so long after an object that they need is back. */
const GRACE_MS = 3000;

/** From the damage until shortly after the repair, in milliseconds since the epoch. */
interface Damage {
  readonly from: number;
  readonly until: number;
  readonly described: string;
}

/**
 * An object is deleted by hand, another one is changed, and Argo CD restores both. The host and the address are those that
 * the calls need, so calls are lost until they are back, and after that none may be.
 */
export const selfHeal: Story = {
  name: 'self-heal',
  topologies: ['hub', 'perCluster'],
  run: async (stage) => {
    const start = Date.now();
    const damages: Damage[] = [];
    const tallies = await stage.underLoad(ECHO_HOSTS, async () => {
      for (const damage of [healedAfterDelete, healedAfterChange]) {
        const from = Date.now();
        const described = await damage(stage.kubes.us);
        damages.push({ from, until: Date.now() + GRACE_MS, described });
        await pause(GRACE_MS / 1000);
      }
      await stage.settled(120);
    });
    const isExpected = (at: number): boolean => damages.some(({ from, until: to }) => at >= from && at <= to);
    const unexpected = Object.values(tallies).flatMap(({ lost }) => lost.filter(({ at }) => !isExpected(at)));
    return {
      happened: damages.map(({ described }) => described).join('; '),
      seconds: (Date.now() - start) / 1000,
      tallies,
      faults: unexpected.map(({ why }) => `lost although nothing was damaged: ${why}`),
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
