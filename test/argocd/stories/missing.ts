import { output } from '../command';
import { complaints } from '../applications';
import { startMetrics } from '../kit';
import type { KubeObject } from '../kube';
import { kubectl } from '../lab';
import type { ClusterName } from '../lab';
import { log } from '../log';
import { kitEnvironment, settings } from '../settings';
import type { Stage } from '../stage';
import type { Happening, Story } from '../story';
import { pause, until } from '../wait';
import { GATEWAY, ISTIOD, podsOf } from '../workloads';
import { applyRoots } from './install';

/** The lab has so many LoadBalancer addresses for each cluster. */
const ADDRESSES = 31;

/** Long enough for autoscalers to complain. */
const STUCK_SECONDS = 60;

/**
 * An installation that lacks what others must provide: us has no cacerts; eu has no metrics-server, and no address for a
 * LoadBalancer. Each is added once Argo CD has shown what is missing.
 */
export const missingPrerequisites: Story = {
  name: 'missing-prerequisites',
  topologies: ['hub'],
  fresh: true,
  run: async (stage) => {
    const start = Date.now();
    await kubectl('us', '-n', 'istio-system', 'delete', 'secret', 'cacerts');
    await takeAddresses('eu');
    await applyRoots(stage);
    const stuck = await Promise.all([
      stuckAt(stage, 'us', 'istiod', 'without cacerts'),
      stuckAt(stage, 'eu', 'istiod', 'without metrics-server'),
    ]);
    await output(settings.lab, ['cacerts', 'us'], { env: kitEnvironment });
    await startMetrics('eu');
    const gateways = await stuckAt(stage, 'eu', 'gateways', 'without a LoadBalancer address');
    await kubectl('eu', 'delete', 'namespace', 'addresses');
    // The lab gives an address to a Service when the Service changes, not when an address becomes free.
    await kubectl('eu', '-n', GATEWAY.namespace, 'annotate', 'service', GATEWAY.name, 'lab/look=again');
    const seconds = await stage.settled(600);
    return finished(start, seconds, [...stuck.flat(), ...gateways]);
  },
};

function finished(start: number, seconds: number, details: readonly string[]): Happening {
  return {
    happened: `the waves stopped where something was missing, and all was healthy ${seconds.toFixed(0)} s after the last of it was added`,
    seconds: (Date.now() - start) / 1000,
    faults: [],
    details,
  };
}

/** Waits until a wave is stuck at an Application, and gives everything that Argo CD and the cluster say about it. */
async function stuckAt(stage: Stage, cluster: ClusterName, part: string, because: string): Promise<readonly string[]> {
  const { timeline } = stage.argoCdOf(cluster);
  const name = `training-mesh-${cluster}-${part}`;
  const isThere = (): boolean => timeline.get(name)?.status?.operationState !== undefined;
  await until(`${name} syncs`, 600, isThere);
  await pause(STUCK_SECONDS);
  const [application, parent] = [timeline.get(name), timeline.get(`training-mesh-${cluster}`)];
  if (application === undefined || parent === undefined) throw new Error(`${name} is gone`);
  const lines = [
    `${cluster} ${because}:`,
    ...complaints(application),
    ...complaints(parent),
    ...(part === 'istiod' ? await podMessages(stage, cluster) : []),
    ...(await autoscalers(stage, cluster)),
  ].map((text) => text.trimEnd());
  if (complaints(application).length === 0) throw new Error(`${name} passed ${because}`);
  lines.forEach(log);
  return lines;
}

async function podMessages(stage: Stage, cluster: ClusterName): Promise<readonly string[]> {
  const pods = await podsOf(stage.kubes[cluster], ISTIOD);
  return pods.flatMap(({ metadata, status }) => (status?.message ? [`pod ${metadata.name}: ${status.message}`] : []));
}

interface Autoscaler extends KubeObject {
  readonly status?: {
    readonly conditions?: readonly { type: string; status: string; reason: string; message: string }[];
  };
}

async function autoscalers(stage: Stage, cluster: ClusterName): Promise<readonly string[]> {
  const all = await stage.kubes[cluster].list<Autoscaler>('/apis/autoscaling/v2/horizontalpodautoscalers');
  return all.flatMap(({ metadata, status }) =>
    (status?.conditions ?? [])
      .filter((condition) => condition.type !== 'ScalingLimited' && condition.status === 'False')
      .map(({ type, reason, message }) => `HPA ${metadata.name}: ${type} False, ${reason}: ${message}`),
  );
}

/** Services that hold every address of the lab's load balancer. */
async function takeAddresses(cluster: ClusterName): Promise<void> {
  await kubectl(cluster, 'create', 'namespace', 'addresses');
  for (let i = 0; i < ADDRESSES; i++) {
    await kubectl(cluster, '-n', 'addresses', 'create', 'service', 'loadbalancer', `taken-${i}`, '--tcp=80:80');
  }
}
