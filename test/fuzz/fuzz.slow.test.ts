import { campaign, shareValid } from './campaign';

const RUNS = 2000;

/** Fleets that are refused prove little of what is rendered. */
const LEAST_VALID = 30;

test(`${RUNS} fleets, with hostile names and up to three faults, are refused in words or wired as they must be`, () => {
  const { tally, failure } = campaign(RUNS, 1);
  if (failure !== undefined) throw new Error(failure);
  process.stderr.write(`test/fuzz: ${shareValid(tally)} % of ${RUNS} fleets were rendered\n`);
  expect(shareValid(tally)).toBeGreaterThanOrEqual(LEAST_VALID);
  expect(tally.refused).toBeGreaterThan(RUNS / 10);
});
