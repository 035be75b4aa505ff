import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import type * as Campaigns from './campaign';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    path: { type: 'string' },
  },
});

/** Fleets of one seed: a failure is shrunk among these alone, and the memory of a batch is given back. */
const BATCH = 1000;

/** Tries many fleets and stops at the first that is not as it must be; with its path, tries that one again. */
function main(runs: number, seed: number, path?: string): void {
  // test/schemas takes a module by way of jest, which this program is without.
  const load = createRequire(__filename);
  Object.assign(globalThis, { jest: { requireActual: load } });
  const { campaign, shareValid } = load('./campaign') as typeof Campaigns;
  const total = { valid: 0, refused: 0, impossible: 0 };
  for (let done = 0; done < runs; done += BATCH) {
    const { tally, failure } = campaign(Math.min(BATCH, runs - done), seed + done / BATCH, path);
    for (const outcome of ['valid', 'refused', 'impossible'] as const) total[outcome] += tally[outcome];
    if (failure !== undefined) {
      console.error(failure);
      process.exitCode = 1;
      return;
    }
  }
  const { valid, refused, impossible } = total;
  console.log(
    `${runs} fleets from seed ${seed}: ${valid} rendered (${shareValid(total)} %), ${refused} refused, ${impossible} that no constructor takes`,
  );
}

main(values.path === undefined ? Number(values.runs) : 1, Number(values.seed), values.path);
