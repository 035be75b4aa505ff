import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stopAll } from './command';
import { lockLab } from './lock';
import { log } from './log';
import { optionsOf, selected } from './options';
import { play } from './play';
import { missing } from './prerequisites';
import { reportOf, summaryOf, tableOf } from './report';
import type { Result } from './report';
import { settings } from './settings';
import { tearDown } from './stage';
import { STORIES } from './stories';

/** `npm run e2e:argocd`: plays the life of the training mesh through a real Argo CD; docs/e2e.md says what it needs. */
async function main(): Promise<void> {
  const { topologies, stories } = optionsOf(process.argv.slice(2), STORIES);
  const lacking = await missing(topologies);
  if (lacking !== undefined) throw new Error(lacking);
  log(`waiting for the lab: ${settings.lock}`);
  release = await lockLab();
  const results: Result[] = [];
  try {
    for (const topology of topologies) {
      await play(topology, selected(STORIES, topology, stories), (result) => {
        results.push(result);
        for (const line of tableOf([result]).slice(2)) log(line);
        for (const fault of result.faults) log(`  ${fault}`);
        write(results);
      });
    }
  } finally {
    release();
    release = undefined;
    write(results);
  }
  process.stdout.write(`\n${reportOf(results)}\n${summaryOf(results)}\n`);
  process.exitCode = results.every(({ faults }) => faults.length === 0) ? 0 : 1;
}

function write(results: readonly Result[]): void {
  mkdirSync(settings.output, { recursive: true });
  writeFileSync(join(settings.output, 'report.md'), `${reportOf(results)}\n${summaryOf(results)}\n`);
}

/** Releases the lab while this run holds it: before that, the lab that is up belongs to another user. */
let release: (() => void) | undefined;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    log(`${signal}: the run ends`);
    const down = release === undefined ? Promise.resolve() : tearDown();
    void down.finally(() => {
      stopAll();
      process.exit(1);
    });
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
