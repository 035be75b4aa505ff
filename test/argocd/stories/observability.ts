import { only, snapshot } from '../snapshot';
import { faultsOfLoad } from '../story';
import type { Story } from '../story';
import { within } from '../wait';
import { ECHO_HOSTS } from './hosts';
import { failedSyncs } from './install';

/** Ends with its sources and their AppProjects in one commit. */
const OF_THE_STACK = /-(observability|kiali|kube-prometheus-stack|prometheus-operator-crds)$/;

const SECONDS = 300;

/** The ObservabilityStack leaves the program, and comes back. */
export const observability: Story = {
  name: 'observability',
  topologies: ['hub', 'perCluster'],
  run: async (stage) => {
    const start = Date.now();
    const before = await snapshot(stage.kubes.eu);
    const remaining = (): readonly string[] =>
      stage.argoCds.flatMap(({ timeline }) =>
        timeline.applications.map(({ metadata }) => metadata.name).filter((name) => OF_THE_STACK.test(name)),
      );
    let [gone, stuck]: [string, readonly string[]] = ['', []];
    const tallies = await stage.underLoad(ECHO_HOSTS, async () => {
      await stage.push({ observability: false }, 'Remove the ObservabilityStack');
      const seconds = await within(SECONDS, () => remaining().length === 0);
      gone = seconds === undefined ? `not within ${SECONDS} s` : `${seconds.toFixed(0)} s`;
      stuck = await hanging();
      if (seconds !== undefined) await stage.settled();
    });
    const removed = only(before, await snapshot(stage.kubes.eu));
    const addedAt = Date.now();
    const faults = stuck.map((text) => `still there after ${SECONDS} s: ${text}`);
    await stage.push({}, 'Add the ObservabilityStack');
    const back = await stage.settled(400);
    return {
      happened: `Applications of the stack gone ${gone} after the commit; added again, all healthy after ${back.toFixed(0)} s`,
      seconds: (Date.now() - start) / 1000,
      tallies,
      faults: [...faultsOfLoad(tallies), ...faults],
      details: [
        'removed from eu:',
        ...removed,
        ...failedSyncs(stage, start),
        `added at ${((addedAt - start) / 1000).toFixed(0)} s`,
      ],
    };

    async function hanging(): Promise<readonly string[]> {
      return Promise.all(
        remaining().map(async (name) => {
          const argoCd = stage.argoCds.find(({ timeline }) => timeline.get(name) !== undefined);
          const { metadata, status } = (await argoCd?.find(name)) ?? {};
          const conditions = (status?.conditions ?? []).map(({ type, message }) => `${type}: ${message}`).join('; ');
          return `${name}, deleted at ${metadata?.deletionTimestamp ?? 'no time'}, ${conditions || 'no condition'}`;
        }),
      );
    }
  },
};
