import { described } from './load';
import { isLabUp } from './lab';
import { log } from './log';
import type { Result } from './report';
import { Stage, tearDown } from './stage';
import { settings } from './settings';
import type { Happening, Story, Topology } from './story';

/** Plays stories of one topology: those that want fresh clusters alone, the others one after another. */
export async function play(
  topology: Topology,
  stories: readonly Story[],
  add: (result: Result) => void,
): Promise<void> {
  const groups = [...stories.filter(isFresh).map((story) => [story]), stories.filter((story) => !isFresh(story))];
  for (const group of groups) if (group.length > 0) await playTogether(topology, group, add);
}

const isFresh = ({ fresh = false }: Story): boolean => fresh;

async function playTogether(
  topology: Topology,
  stories: readonly Story[],
  add: (result: Result) => void,
): Promise<void> {
  // They may belong to another user, so they are not taken down.
  if (isLabUp()) throw new Error(`The lab is up already; when nobody uses it, run ${settings.lab} down.`);
  log(`${topology}: starting the lab and Argo CD`);
  const broken = new Set<string>();
  let stage: Stage | undefined;
  try {
    stage = await Stage.start(topology, stories.some(isFresh) ? { metrics: 'eu' } : {});
    for (const story of stories) {
      const cause = ['install', ...(story.needs ?? [])].find((name) => broken.has(name));
      const result = cause === undefined ? await playOne(stage, topology, story) : skipped(topology, story, cause);
      if (result.isBroken === true) broken.add(story.name);
      add(result);
    }
  } finally {
    stage?.end();
    await tearDown();
  }
}

async function playOne(stage: Stage, topology: Topology, story: Story): Promise<Result> {
  log(`${topology}: ${story.name}`);
  const start = Date.now();
  try {
    const happening = await story.run(stage);
    return resultOf(topology, story, start, happening);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await stage.push({}, `Recover from ${story.name}`).catch(report);
    await stage.settled(300).catch(report);
    const happened = message.split('\n')[0] ?? '';
    return { topology, story: story.name, happened, faults: [message], details: [], isBroken: true };
  }
}

function resultOf(topology: Topology, { name }: Story, start: number, happening: Happening): Result {
  const { tallies, details = [] } = happening;
  const calls = tallies === undefined ? [] : described(tallies, start);
  return { ...happening, topology, story: name, details: [...calls, ...details] };
}

function skipped(topology: Topology, { name }: Story, cause: string): Result {
  const happened = `not played, because ${cause} failed`;
  return { topology, story: name, happened, faults: [happened], details: [], isBroken: true };
}

function report(error: unknown): void {
  log(`recovery: ${error instanceof Error ? error.message : String(error)}`);
}
