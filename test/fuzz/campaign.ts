import fc from 'fast-check';
import { cases } from './fleets';
import { printed } from './print';
import { tryFleet } from './trial';
import type { Outcome } from './trial';

/** How many fleets came to which end. */
type Tally = Record<Outcome, number>;

/** What a run of fleets showed. */
interface Campaign {
  readonly tally: Tally;
  /** What is wrong, with how to see it again and the smallest fleet that shows it; undefined if nothing is. */
  readonly failure: string | undefined;
}

/** Makes fleets from a seed and tries each; with the path of a failure, that fleet alone. */
export function campaign(runs: number, seed: number, path?: string): Campaign {
  const tally: Tally = { valid: 0, refused: 0, impossible: 0 };
  const property = fc.property(cases, (each) => {
    tally[tryFleet(each)] += 1;
  });
  const details = fc.check(property, { numRuns: runs, seed, ...(path !== undefined && { path, endOnFailure: true }) });
  const [smallest] = details.counterexample ?? [];
  if (!details.failed || smallest === undefined) return { tally, failure: undefined };
  const again = `npm run fuzz -- --seed ${details.seed} --path ${details.counterexamplePath ?? ''}`;
  const { stack = '' } = (details.errorInstance ?? {}) as Partial<Error>;
  return { tally, failure: [again, stack, printed(smallest.fleet)].join('\n\n') };
}

/** The share of fleets that were accepted, in percent. */
export function shareValid({ valid, refused, impossible }: Tally): number {
  return Math.round((100 * valid) / Math.max(1, valid + refused + impossible));
}
