import { parseArgs } from 'node:util';
import type { Story, Topology } from './story';

/** What one run plays. */
export interface Options {
  readonly topologies: readonly Topology[];
  /** Names of stories; all of them when it is empty. */
  readonly stories: readonly string[];
}

const TOPOLOGIES: readonly Topology[] = ['hub', 'perCluster', 'rings'];
const BY_DEFAULT: readonly Topology[] = ['hub', 'perCluster'];

/** Reads `--topology` and `--story`; throws a sentence for a name that does not exist. */
export function optionsOf(args: readonly string[], known: readonly Story[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { topology: { type: 'string', multiple: true }, story: { type: 'string', multiple: true } },
  });
  const stories = values.story ?? [];
  const unknown = stories.find((name) => !known.some((story) => story.name === name));
  if (unknown !== undefined) {
    throw new Error(`--story ${unknown} does not exist; use one of: ${known.map(({ name }) => name).join(', ')}`);
  }
  return { topologies: topologiesOf(values.topology ?? []), stories };
}

function topologiesOf(names: readonly string[]): readonly Topology[] {
  if (names.length === 0) return BY_DEFAULT;
  if (names.includes('all')) return TOPOLOGIES;
  const unknown = names.find((name) => !TOPOLOGIES.some((topology) => topology === name));
  if (unknown !== undefined) throw new Error(`--topology ${unknown} does not exist; use hub, perCluster, rings or all`);
  return TOPOLOGIES.filter((topology) => names.includes(topology));
}

/** The stories of a topology that were asked for, each after those that it needs, and the installation before all. */
export function selected(known: readonly Story[], topology: Topology, names: readonly string[]): readonly Story[] {
  const possible = known.filter(({ topologies }) => topologies.includes(topology));
  if (names.length === 0) return possible;
  const wanted = new Set<string>();
  const want = (name: string): void => {
    const story = possible.find((each) => each.name === name);
    if (story === undefined || wanted.has(name)) return;
    wanted.add(name);
    for (const needed of [...(story.needs ?? []), ...(story.fresh === true ? [] : ['install'])]) want(needed);
  };
  names.forEach(want);
  return possible.filter(({ name }) => wanted.has(name));
}
