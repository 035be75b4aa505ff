import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { atAStep, atSomeTime, story } from './campaign';
import { Children } from './children';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});

/** Kills many synths, four of five at a step of theirs and the others at some time, and looks at what they leave. */
async function main(wanted: number, seed: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-mesh-kill-'));
  const children = new Children(folder);
  let [kills, stories, broken] = [0, 0, 0];
  for (let next = seed; kills < wanted && broken < 10; next++) {
    const [kill, folders] = next % 5 === 0 ? ([atSomeTime, 60] as const) : ([atAStep, 5] as const);
    stories += 1;
    try {
      kills += await story(children, kill, next, folders);
    } catch (error) {
      broken += 1;
      console.error(`seed ${next}:`, error);
    }
  }
  rmSync(folder, { recursive: true });
  console.log(
    `${kills} kills in ${stories} output directories (seeds ${seed} to ${seed + stories - 1}): ${broken} broken trees`,
  );
  process.exitCode = broken === 0 ? 0 : 1;
}

void main(Number(values.kills), Number(values.seed));
