import { reportOf, summaryOf, tableOf } from './report';
import type { Result } from './report';

const TALLY = {
  calls: 100,
  answers: { us: 98 },
  lost: [
    { at: 1, why: '503' },
    { at: 2, why: '503' },
  ],
};

const passed: Result = {
  topology: 'hub',
  story: 'drain',
  happened: 'a | b',
  seconds: 41.6,
  tallies: { echo: { ...TALLY, lost: [] } },
  faults: [],
  details: [],
};
const failed: Result = {
  topology: 'hub',
  story: 'leave',
  happened: 'calls failed',
  tallies: { echo: TALLY },
  faults: ['2 of 100 lost'],
  details: ['a line'],
};

describe('The report', () => {
  it('has a row for each story with its calls and the lost ones', () => {
    expect(tableOf([passed, failed]).slice(2)).toEqual([
      '| drain | a \\| b | 42 | 100 | 0 |',
      '| leave | FAILED: calls failed |  | 100 | 2 |',
    ]);
  });

  it('lists faults and details below the table of a topology', () => {
    const report = reportOf([passed, failed]);

    expect(report).toContain('## hub\n');
    expect(report).toContain('### leave\n\nFaults:\n\n```text\n2 of 100 lost\n```\n\nDetails:\n\n```text\na line\n```');
  });

  it('ends with the number of stories that passed and failed', () => {
    expect(summaryOf([passed, failed])).toBe('1 passed, 1 failed');
  });
});
