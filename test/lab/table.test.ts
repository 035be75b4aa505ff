import { table, verdict } from './table';
import type { Row } from './table';

const passed: Row = { story: 'add', happened: 'a | b\nc', seconds: 4.4, calls: 20, lost: 0, failure: undefined };
const failed: Row = { story: 'drain', happened: '', seconds: undefined, calls: 9, lost: 2, failure: 'lost calls' };

test('the table has a row for each story, in cells that Markdown can hold', () => {
  expect(table([passed, failed]).split('\n').slice(2)).toEqual([
    '| add | a \\| b c | 4 | 20 | 0 |',
    '| drain | FAILED: lost calls |  | 9 | 2 |',
  ]);
});

test('the closing line counts stories', () => {
  expect(verdict([passed, failed, passed])).toBe('2 passed, 1 failed');
});
