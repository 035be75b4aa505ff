import { markdownTable } from '../../../lib/output/report/table';

test('columns are aligned', () => {
  expect(
    markdownTable(
      ['a', 'long'],
      [
        ['1', '2'],
        ['three', ''],
      ],
    ).split('\n'),
  ).toEqual(['| a     | long |', '| ----- | ---- |', '| 1     | 2    |', '| three |      |']);
});

test('a very long cell makes only its own row longer', () => {
  const long = 'x'.repeat(60);
  expect(markdownTable(['a'], [['1'], [long]]).split('\n')).toEqual(['| a |', '| - |', '| 1 |', `| ${long} |`]);
});

test('a cell cannot end itself, or be anything but text', () => {
  expect(
    markdownTable(['a'], [['x | y'], ['a\nb'], ['[a](b)'], ['<b>'], ['`c`']])
      .split('\n')
      .slice(2),
  ).toEqual(['x \\| y', 'a b', '\\[a](b)', '\\<b>', '\\`c\\`'].map((cell) => `| ${cell.padEnd(7)} |`));
});
