import { answeredIn, report } from './answers';
import { without } from './cluster';
import type { Cluster, Deployment } from './cluster';
import { SteadyLoad } from './probes';
import type { Call } from './probes';
import { settings } from './settings';

/** A cluster answers all calls, others do while its Deployment has no pods, and then it does again; says what became of a steady load meanwhile. */
export async function failsOver(call: Call, deployment: Deployment, to: readonly Cluster[]): Promise<void> {
  const first = deployment.cluster;
  await answeredIn([first], call);
  await underLoad(call, async () => {
    const gone = await without(deployment, () => answeredIn(to, call, settings.failoverSeconds));
    const back = await answeredIn([first], call);

    const others = to.map(({ name }) => name).join(' and ');
    report(`${others} after ${seconds(gone)} without ${deployment.name} in ${first.name}`);
    report(`${first.name} ${seconds(back)} after its rollout`);
  });
}

/** Does something while 20 calls a second are made. */
export async function underLoad(call: Call, doSomething: () => Promise<void>): Promise<void> {
  const load = new SteadyLoad(call, 20);
  try {
    await doSomething();
  } finally {
    report(`meanwhile ${await load.stop()}`);
  }
}

export function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}
