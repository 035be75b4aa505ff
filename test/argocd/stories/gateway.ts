import { CLUSTERS } from '../lab';
import { faultsOfLoad } from '../story';
import type { Story } from '../story';
import { until } from '../wait';
import { GATEWAY, deployment, isRolledOut } from '../workloads';
import { ECHO_HOSTS } from './hosts';
import { passagesSince, ringFaults, waveLines } from './install';

/** A patch of the program changes the Deployment of both gateways, which restarts their pods. */
export const changeGateway: Story = {
  name: 'change-gateway',
  topologies: ['hub', 'perCluster', 'rings'],
  run: async (stage) => {
    const start = Date.now();
    const rolledOut: string[] = [];
    const tallies = await stage.underLoad(ECHO_HOSTS, async () => {
      await stage.push({ gatewayPatch: true }, 'Change the gateways');
      const started = Date.now();
      const waits = CLUSTERS.map(async (cluster) => {
        const kube = stage.kubes[cluster];
        await until(`the gateway of ${cluster} is patched`, 300, async () => {
          return (await deployment(kube, GATEWAY)).spec.template.spec.nodeSelector !== undefined;
        });
        await until(`the gateway of ${cluster} is rolled out`, 300, () => isRolledOut(kube, GATEWAY));
        rolledOut.push(`${cluster} after ${((Date.now() - started) / 1000).toFixed(0)} s`);
      });
      await Promise.all(waits);
      await stage.settled();
    });
    stage.base = { ...stage.base, gatewayPatch: true };
    const passed = passagesSince(stage, start);
    return {
      happened: `all pods of both gateways replaced: ${rolledOut.join(', ')}`,
      seconds: (Date.now() - start) / 1000,
      tallies,
      faults: [...faultsOfLoad(tallies), ...ringFaults(stage, passed)],
      details: waveLines(passed, start),
    };
  },
};
