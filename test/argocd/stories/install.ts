import { log } from '../log';
import type { Stage } from '../stage';
import type { Happening, Story } from '../story';
import { passages } from '../waves';
import type { Passage } from '../waves';

/** Limit for a first installation on a machine of two cores. */
const SECONDS = 900;

/** From root.yaml, applied by hand, to every Application synced and healthy. */
export const install: Story = {
  name: 'install',
  topologies: ['hub', 'perCluster', 'rings'],
  run: async (stage) => {
    const start = Date.now();
    await applyRoots(stage);
    const seconds = await stage.settled(SECONDS);
    return installed(stage, start, seconds);
  },
};

export async function applyRoots(stage: Stage): Promise<void> {
  for (const argoCd of stage.argoCds) await argoCd.applyRoot(stage.rootFile(argoCd));
}

/** What an installation showed: the number of Applications, their waves, and whether the hosts answer. */
async function installed(stage: Stage, start: number, seconds: number): Promise<Happening> {
  const count = stage.argoCds.reduce((sum, argoCd) => sum + stage.planOf(argoCd).applications.length, 0);
  const passed = passagesSince(stage, start);
  const early = passed.flatMap((passage) => passage.early.map((why) => `${passage.application} began early: ${why}`));
  const [eu, nearest] = [await stage.ask('echo.eu.mesh.local'), await stage.ask('echo.mesh.local')];
  const faults = [
    ...early,
    ...ringFaults(stage, passed),
    ...(eu === 'eu' ? [] : [`echo.eu.mesh.local answered: ${eu}`]),
    ...(nearest === 'us' ? [] : [`echo.mesh.local answered: ${nearest}`]),
  ];
  log(`${count} Applications are synced and healthy`);
  return {
    happened: `${count} of ${count} Applications Synced and Healthy; ${wavesInWords(passed)}`,
    seconds,
    faults,
    details: [...waveLines(passed, start), ...failedSyncs(stage, start)],
  };
}

/** With rings every Application of a ring begins after those of the ring before it are done. */
export function ringFaults({ topology }: Stage, passed: readonly Passage[]): readonly string[] {
  if (topology !== 'rings') return [];
  const of = (cluster: string): readonly Passage[] => passed.filter((passage) => passage.cluster === cluster);
  const done = Math.max(...of('eu').map((passage) => passage.done ?? Infinity));
  return of('us')
    .filter(({ began }) => began < done)
    .map(
      ({ application, began }) =>
        `${application} began ${((done - began) / 1000).toFixed(0)} s before ring eu was done`,
    );
}

/** How many Applications did not wait for an earlier wave, and how many waited only for its sync. */
export function wavesInWords(passed: readonly Passage[]): string {
  const early = passed.filter((passage) => passage.early.length > 0).length;
  const differing = passed.filter((passage) => passage.differing.length > 0).length;
  const left =
    differing === 0 ? '' : `, ${differing} while the finished sync of an earlier wave still showed a difference`;
  return `${early} began early${left}`;
}

export function passagesSince(stage: Stage, moment: number): readonly Passage[] {
  return stage.argoCds.flatMap((argoCd) => passages(stage.planOf(argoCd).layers, argoCd.timeline.events, moment));
}

export function waveLines(passed: readonly Passage[], start: number): readonly string[] {
  const at = (moment: number | undefined): string =>
    moment === undefined ? '-' : ((moment - start) / 1000).toFixed(0);
  return [...passed]
    .sort((a, b) => a.cluster.localeCompare(b.cluster) || a.wave - b.wave || a.began - b.began)
    .map(({ application, wave, began, done, early, differing, relapsed }) => {
      const complaint = [
        ...(early.length === 0 ? [] : [` EARLY: ${early.join('; ')}`]),
        ...(differing.length === 0 ? [] : [` while a finished sync left a difference: ${differing.join('; ')}`]),
        ...(relapsed.length === 0 ? [] : [` after it had passed: ${relapsed.join('; ')}`]),
      ].join('');
      return `wave ${wave} ${application}: began ${at(began)} s, done ${at(done)} s${complaint}`;
    });
}

/** Syncs that failed on the way, as Argo CD said it. */
export function failedSyncs(stage: Stage, moment: number): readonly string[] {
  return stage.argoCds.flatMap(({ timeline }) =>
    timeline.messagesSince(moment, /op=(Failed|Error)|failed|not permitted/),
  );
}
