import { campaign } from './campaign';

const RUNS = 200;

test(`${RUNS} fleets are refused in words or wired as they must be; fuzz.slow.test.ts tries more`, () => {
  const { tally, failure } = campaign(RUNS, 1);
  if (failure !== undefined) throw new Error(failure);
  expect(tally.refused).toBeGreaterThan(0);
  expect(tally.refused).toBeLessThan(RUNS);
});
