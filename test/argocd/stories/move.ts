import { ArgoCd } from '../argo-cd';
import { faultsOfLoad } from '../story';
import type { Story } from '../story';
import { ECHO_HOSTS } from './hosts';
import { applyRoots } from './install';

/** From one Argo CD for both clusters to one in each, as docs/argocd.md says. No story follows: the stage has another topology then. */
export const move: Story = {
  name: 'move',
  topologies: ['hub'],
  run: async (stage) => {
    const start = Date.now();
    const hub = stage.argoCdOf('us');
    const second = new ArgoCd('eu', stage.kubes.eu, 1);
    let settled = 0;
    const tallies = await stage.underLoad(ECHO_HOSTS, async () => {
      await second.start([], false);
      const names = hub.timeline.applications.map(({ metadata }) => metadata.name);
      // Parents first: they would make their children again.
      for (const name of [...names].sort((a, b) => a.length - b.length)) await hub.delete(name, false);
      for (const name of await hub.projects()) await hub.deleteProject(name);
      stage.topology = stage.program.topology = 'perCluster';
      stage.argoCds.push(second);
      await stage.push({}, 'Give each cluster an Argo CD');
      await applyRoots(stage);
      settled = await stage.settled(400);
    });
    return {
      happened: `all Applications of both Argo CDs were healthy ${settled.toFixed(0)} s after the roots were applied`,
      seconds: (Date.now() - start) / 1000,
      tallies,
      faults: faultsOfLoad(tallies),
    };
  },
};
