import { inspect } from 'node:util';
import fc from 'fast-check';
import { InvalidMeshError, compare, throwIfAny } from '../../lib/model/problem';
import type { Problem } from '../../lib/model/problem';

const problems: readonly Problem[] = [
  { rule: 'a-rule', path: 'mesh', what: 'w', fix: 'f' },
  { rule: 'b-rule', path: 'mesh', what: 'v', fix: 'f' },
  { rule: 'b-rule', path: 'mesh', what: 'w', fix: 'f' },
  { rule: 'a-rule', path: 'mesh/eu', what: 'a', value: 'x', fix: 'f' },
];

test('the report says of every problem where, what, the value, the fix and the rule', () => {
  const error = new InvalidMeshError([
    { rule: 'names', path: 'mesh/us', what: 'the name is wrong', value: 'US', fix: 'use lower case' },
    { rule: 'unique-hosts', path: 'mesh/echo', what: 'the host is taken', fix: 'choose another' },
  ]);

  expect(error.message).toBe(`2 problems; nothing was written

[mesh/echo] the host is taken
    fix:  choose another
    rule: unique-hosts (cdk8s-mesh/docs/rules/unique-hosts.md)

[mesh/us] the name is wrong: "US"
    fix:  use lower case
    rule: names (cdk8s-mesh/docs/rules/names.md)
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

  expect(error.message).toContain(`[p] w${shown}\n`);
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
  expect(inspect(error).split('[mesh/eu] a: "x"')).toHaveLength(2);
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

test.each([
  ['a', 'b', -1],
  ['b', 'a', 1],
  ['a', 'a', 0],
  ['B', 'a', -1],
  ['a-b', 'a/b', -1],
  ['ä', 'z', 1],
])('compared by code units, %s and %s give %i in every locale', (a, b, expected) => {
  expect(compare(a, b)).toBe(expected);
});
