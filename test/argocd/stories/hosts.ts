import { GREET_HOST } from '../program/flags';
import { only, snapshot } from '../snapshot';
import type { Stage } from '../stage';
import { faultsOfLoad } from '../story';
import type { Story } from '../story';
import { until } from '../wait';

export const ECHO_HOSTS = ['echo.eu.mesh.local', 'echo.mesh.local'];

/** A namespace, a workload and a host are added in eu, and called from us. */
export const addHost: Story = {
  name: 'add-host',
  topologies: ['hub', 'perCluster', 'rings'],
  run: async (stage) => {
    const start = Date.now();
    let answered = 0;
    const tallies = await stage.underLoad(ECHO_HOSTS, async () => {
      await stage.push({ greet: 'all' }, 'Add greet');
      answered = await until(`${GREET_HOST} answers`, 240, async () => (await stage.ask(GREET_HOST)) === 'eu', 1);
      await stage.settled();
    });
    return {
      happened: `${GREET_HOST} answered us ${answered.toFixed(0)} s after the commit`,
      seconds: (Date.now() - start) / 1000,
      tallies,
      faults: faultsOfLoad(tallies),
      details: refusedByProject(stage, start),
    };
  },
};

/** What Kubernetes and istiod make in every namespace, and the namespace itself, which is never pruned. */
const OF_A_NAMESPACE =
  /^(?:Namespace greet|ServiceAccount greet\/default|ConfigMap greet\/(?:istio-ca|kube-root-ca)\S*)$/;

/** The same host is removed with its workload, and their namespace in the next commit, as docs/argocd.md says. */
export const removeHost: Story = {
  name: 'remove-host',
  topologies: ['hub', 'perCluster', 'rings'],
  needs: ['add-host'],
  run: async (stage) => {
    const start = Date.now();
    const before = await snapshot(stage.kubes.eu);
    let gone = 0;
    const tallies = await stage.underLoad(ECHO_HOSTS, async () => {
      await stage.push({ greet: 'namespace' }, 'Remove greet, and keep its namespace');
      gone = await until(`${GREET_HOST} ends`, 180, async () => (await stage.ask(GREET_HOST)) !== 'eu', 1);
      await stage.settled();
      await stage.push({}, 'Remove the namespace of greet');
      await stage.settled();
    });
    const left = [...(await snapshot(stage.kubes.eu))].filter((object) => / greet(\/|$)/.test(object)).sort();
    const removed = only(before, await snapshot(stage.kubes.eu));
    return {
      happened: `${GREET_HOST} ended ${gone.toFixed(0)} s after the commit; ${removed.length} objects of eu were removed`,
      seconds: (Date.now() - start) / 1000,
      tallies,
      faults: [
        ...faultsOfLoad(tallies),
        ...left.filter((object) => !OF_A_NAMESPACE.test(object)).map((object) => `not pruned: ${object}`),
      ],
      details: ['left in eu:', ...left, 'removed from eu:', ...removed],
    };
  },
};

function refusedByProject(stage: Stage, moment: number): readonly string[] {
  const seen = stage.argoCds.flatMap(({ timeline }) =>
    timeline.messagesSince(moment, /not permitted|do(es)? not match/),
  );
  return seen.length === 0 ? ['no Application was refused by its AppProject'] : seen;
}
