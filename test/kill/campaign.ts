import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Children, Ending } from './children';
import { Random, randomTree } from './random';
import { Trial } from './trial';
import { textsOf } from './trees';
import type { Tree } from './trees';

/** Kills a synth of a tree, unless it comes to its end before. */
type Kill = (children: Children, outdir: string, tree: Tree, random: Random) => Promise<Ending>;

/** At one of the steps that it takes, or after the last one. */
export const atAStep: Kill = (children, outdir, tree, random) => {
  const at = 1 + random.below(4 * textsOf(tree).size + 20);
  return Promise.resolve(children.run(outdir, tree, { kind: 'kill', at }));
};

/** Some time after its start. */
export const atSomeTime: Kill = async (children, outdir, tree, random) => {
  const run = children.start(outdir, tree);
  await run.started;
  const end = process.hrtime.bigint() + BigInt(random.below(30_000_000));
  while (process.hrtime.bigint() < end);
  run.process.kill('SIGKILL');
  return run.ended;
};

/** Files of others, in folders of ours and beside them. */
const FOREIGN = new Map(['README.md', 'clusters/0/OWNERS', 'clusters/1/f1/OWNERS'].map((file) => [file, 'theirs']));

/**
 * One story of an output directory, made from a seed: a synth, files of others and edits, one to three
 * synths that are killed, files of others where nothing is at that moment, and a last synth. Returns
 * how many synths were killed; throws if anything was lost or is not as the last synth makes it.
 */
export async function story(children: Children, kill: Kill, seed: number, folders: number): Promise<number> {
  const random = new Random(seed);
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-mesh-kill-'));
  try {
    const trial = new Trial(join(folder, 'dist'));
    let tree = randomTree(random, folders);
    if (random.chance(85)) {
      trial.start(tree);
      trial.edit(randomEdits(random, tree));
    }
    trial.add(FOREIGN);
    let kills = 0;
    for (let times = 1 + random.below(3); times > 0; times--) {
      tree = randomTree(random, folders);
      trial.expect(tree);
      const { isKilled, status, stderr } = await kill(children, trial.outdir, tree, random);
      if (!isKilled && status !== 0) throw new Error(stderr);
      kills += isKilled ? 1 : 0;
      trial.checkInterrupted();
    }
    // Often somebody runs the same program again, and sometimes a changed one.
    const last = random.chance(60) ? tree : randomTree(random, folders);
    for (const path of random.some(trial.vacant(), 5)) trial.intrude(path, last);
    trial.finish(last);
    return kills;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function randomEdits(random: Random, tree: Tree): ReadonlyMap<string, string | undefined> {
  const edited = random.some(textsOf(tree).keys(), 5);
  return new Map(edited.map((file) => [file, random.chance(50) ? `edited ${file}` : undefined]));
}
