import { inspect } from 'node:util';
import fc from 'fast-check';
import { InvalidMeshError, throwIfAny } from '../../../lib/model/problems/invalid-mesh-error';
import type { Problem } from '../../../lib/model/problems/problem';

const problems: readonly Problem[] = [
  { rule: 'a-rule', path: 'mesh', what: 'w', fix: 'f' },
  { rule: 'b-rule', path: 'mesh', what: 'v', fix: 'f' },
  { rule: 'b-rule', path: 'mesh', what: 'w', fix: 'f' },
  { rule: 'a-rule', path: 'mesh/eu', what: 'a', value: 'x', fix: 'f' },
];

test('the report has the place, the mistake, the value, the fix and the rule of every problem', () => {
  const error = new InvalidMeshError([
    {
      rule: 'valid-names',
      path: 'mesh/us',
      at: 'main.ts:7:12',
      what: 'the name is wrong',
      value: 'US',
      fix: 'use lower case',
    },
    { rule: 'unique-hosts', path: 'mesh/echo', what: 'the host is taken', fix: 'choose another' },
  ]);

  expect(error.message).toBe(`2 problems; nothing was written

[mesh/echo]
  the host is taken
    fix:  choose another
    rule: unique-hosts (cdk8s-mesh/docs/rules/unique-hosts.md)

[mesh/us] main.ts:7:12
  the name is wrong: "US"
    fix:  use lower case
    rule: valid-names (cdk8s-mesh/docs/rules/valid-names.md)
`);
});

test.each([
  ["the library's page where none is given", undefined, 'rule: r (cdk8s-mesh/docs/rules/r.md)'],
  ['the page that is given', 'https://wiki.example.com/r', 'rule: r (https://wiki.example.com/r)'],
  ['no page, and no parenthesis, where it is empty', '', 'rule: r'],
])('the report names %s', (_title, page, line) => {
  const error = new InvalidMeshError([
    { rule: 'r', path: 'p', what: 'w', fix: 'f', ...(page !== undefined && { page }) },
  ]);

  expect(error.message.split('\n').at(-2)?.trim()).toBe(line);
});

test('problems in one place are listed below it, and a line of the program is named once', () => {
  const at = 'main.ts:3:1';
  const error = new InvalidMeshError([
    { rule: 'b', path: 'mesh/us', at, what: 'second', fix: 'f' },
    { rule: 'a', path: 'mesh/us', at, what: 'first', fix: 'f' },
    { rule: 'a', path: 'mesh/eu', what: 'third', fix: 'f' },
  ]);

  const lines = error.message.split('\n').filter((line) => /^(\[| {2}\S)/.test(line));
  expect(lines).toEqual(['[mesh/eu]', '  third', '[mesh/us] main.ts:3:1', '  first', '  second']);
});

test('lines of the program that differ stand with what they are about', () => {
  const { message } = new InvalidMeshError([
    { rule: 'a', path: 'mesh/us', at: 'main.ts:3:1', what: 'first', fix: 'f' },
    { rule: 'b', path: 'mesh/us', at: 'main.ts:9:4', what: 'second', fix: 'f' },
    { rule: 'c', path: 'mesh/us', what: 'third', fix: 'f' },
  ]);
  expect(message.split('\n').filter((line) => /^\[| {2}\S|at: /.test(line) && !/fix:|rule:/.test(line))).toEqual([
    '[mesh/us]',
    '  first',
    '    at:   main.ts:3:1',
    '  second',
    '    at:   main.ts:9:4',
    '  third',
  ]);
});

test('what is said several times in the same words is one problem', () => {
  const problem = { rule: 'a', path: 'mesh', what: 'w', value: 10n, fix: 'f' };
  expect(new InvalidMeshError([problem, { ...problem }, { ...problem, value: 11n }]).problems).toHaveLength(2);
});

test.each([
  ['a control character', '\u001b[31mred', '\\u{1b}[31mred'],
  ['a mark of direction', 'a\u202eb', 'a\\u{202e}b'],
  ['a line feed in a path', 'mesh/a\nb', 'mesh/a\\nb'],
])('%s is shown, not obeyed', (_title, path, shown) => {
  expect(new InvalidMeshError([{ rule: 'r', path, what: 'w', fix: 'f' }]).message).toContain(`[${shown}]\n`);
});

test('what a message says in several lines stays in several lines', () => {
  const { message } = new InvalidMeshError([{ rule: 'r', path: 'p', what: 'first\nsecond', fix: 'f' }]);
  expect(message).toContain('[p]\n  first\n      second\n');
});

test('one problem is counted as one', () => {
  expect(new InvalidMeshError(problems.slice(0, 1)).message).toMatch(/^1 problem; /);
});

test.each([
  ['an empty text', '', ': ""'],
  ['a number', 0, ': 0'],
  ['an object', { app: 'echo' }, ': {"app":"echo"}'],
  ['null', null, ': null'],
  ['nothing', undefined, ''],
])('a value that is %s is shown as it is', (_title, value, shown) => {
  const error = new InvalidMeshError([{ rule: 'r', path: 'p', what: 'w', fix: 'f', value }]);

  expect(error.message).toContain(`[p]\n  w${shown}\n`);
});

test('problems are sorted by path, then rule, then words, and none is lost', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...problems], { minLength: problems.length }), (shuffled) => {
      const error = new InvalidMeshError(shuffled);
      expect(error.problems).toEqual(problems);
      expect(error.message).toBe(new InvalidMeshError(problems).message);
    }),
  );
});

test('the list that was given keeps its order', () => {
  const given = [...problems].reverse();
  new InvalidMeshError(given);

  expect(given).toEqual([...problems].reverse());
});

test('problems can be read but are not enumerable, so that Node prints them once', () => {
  const error = new InvalidMeshError(problems);

  expect(error.problems).toHaveLength(problems.length);
  expect(Object.keys(error)).not.toContain('problems');
  expect(inspect(error).split('[mesh/eu]\n  a: "x"')).toHaveLength(2);
});

test('the error names itself, and its stack shows no code of the library', () => {
  const error = new InvalidMeshError(problems);

  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe('InvalidMeshError');
  expect(error.stack).toBe(`InvalidMeshError: ${error.message}`);
});

test('without problems nothing is thrown', () => {
  expect(() => {
    throwIfAny([]);
  }).not.toThrow();
});

test('fails with all problems at once', () => {
  expect(() => {
    throwIfAny(problems);
  }).toThrow(InvalidMeshError);
  expect(() => {
    throwIfAny(problems);
  }).toThrow(/^4 problems/);
});
