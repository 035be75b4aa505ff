import type { ArgoCd } from '../argo-cd';
import { only, snapshot } from '../snapshot';
import type { Stage } from '../stage';
import { faultsOfLoad } from '../story';
import type { Happening, Story } from '../story';
import { pause } from '../wait';
import { ECHO_HOSTS } from './hosts';

/** How long traffic is watched after a deletion before anybody repairs it. */
const WATCH_SECONDS = 20;

/** `argocd app delete` of a cluster's Application, cascading as is its default. */
export const deleteCluster: Story = {
  name: 'delete-cluster',
  topologies: ['hub', 'perCluster', 'rings'],
  run: (stage) => deletedByMistake(stage, 'training-mesh-us'),
};

/** The same for the root of a hub. */
export const deleteRoot: Story = {
  name: 'delete-root',
  topologies: ['hub', 'rings'],
  run: (stage) => deletedByMistake(stage, 'training-mesh'),
};

async function deletedByMistake(stage: Stage, name: string): Promise<Happening> {
  const argoCd = stage.argoCdOf('us');
  const before = await snapshot(stage.kubes.us);
  const applications = namesOf(argoCd);
  const start = Date.now();
  let deleted: number | undefined;
  let [lost, lostApplications]: [readonly string[], readonly string[]] = [[], []];
  let recreated = '';
  const tallies = await stage.underLoad(ECHO_HOSTS, async () => {
    deleted = await argoCd.delete(name, true);
    await pause(WATCH_SECONDS);
    lost = only(before, await snapshot(stage.kubes.us));
    lostApplications = applications.filter((each) => argoCd.timeline.get(each) === undefined);
    recreated = await restored(stage, argoCd, name);
  });
  const took = deleted === undefined ? 'was not deleted within 120 s' : `deleted after ${deleted.toFixed(0)} s`;
  return {
    happened: `${name} ${took}; ${lost.length} objects of us and ${lostApplications.length} Applications were gone; ${recreated}`,
    seconds: (Date.now() - start) / 1000,
    tallies,
    faults: [...faultsOfLoad(tallies), ...lost.map((object) => `deleted from us: ${object}`)],
    details: lostApplications.map((each) => `Application gone after ${WATCH_SECONDS} s: ${each}`),
  };
}

/** The root restores a cluster's Application; a root is applied by hand again. */
async function restored(stage: Stage, argoCd: ArgoCd, name: string): Promise<string> {
  const isBack = (await argoCd.find(name)) !== undefined;
  if (!isBack) await argoCd.applyRoot(stage.rootFile(argoCd));
  await argoCd.refresh();
  const seconds = await stage.settled();
  const how = isBack ? 'its parent made it again' : 'root.yaml was applied again';
  return `${how}, and all was healthy ${seconds.toFixed(0)} s later`;
}

const namesOf = ({ timeline }: ArgoCd): readonly string[] => timeline.applications.map(({ metadata }) => metadata.name);
