import { changesBetween } from '../../../../lib/cli/diff/compare/json-changes';
import { described } from '../../../../lib/cli/diff/render/format';

test.each<readonly [string, unknown, unknown, string]>([
  ['a value', { spec: { replicas: 2 } }, { spec: { replicas: 3 } }, 'spec.replicas 2 -> 3'],
  ['nothing, whatever the order of keys', { a: 1, b: { c: 1, d: 2 } }, { b: { d: 2, c: 1 }, a: 1 }, ''],
  ['a value that comes', { a: {} }, { a: { b: 'x' } }, 'a.b (none) -> x'],
  [
    'a map that comes: its values',
    {},
    { labels: { 'app.kubernetes.io/name': 'x' } },
    'labels["app.kubernetes.io/name"] (none) -> x',
  ],
  ['an empty map that comes', {}, { emptyDir: {} }, 'emptyDir (none) -> {}'],
  ['a list that comes: its items', {}, { hosts: ['a', 'b'] }, 'hosts +a +b'],
  ['items of a list, wherever they stand', { l: ['a', 'b', 'c'] }, { l: ['c', 'd', 'a'] }, 'l -b +d'],
  ['an item that is there twice', { l: ['a', 'a'] }, { l: ['a'] }, 'l -a'],
  ['another order', { l: ['a', 'b'] }, { l: ['b', 'a'] }, 'l ["a","b"] -> ["b","a"]'],
  [
    'an item with a name',
    {
      containers: [
        { name: 'a', image: 'a:1' },
        { name: 'b', image: 'b:1' },
      ],
    },
    {
      containers: [
        { name: 'b', image: 'b:1' },
        { name: 'a', image: 'a:2' },
      ],
    },
    'containers[a].image a:1 -> a:2',
  ],
  [
    'items with names that come and go',
    { l: [{ name: 'a' }] },
    { l: [{ name: 'b' }] },
    'l -{"name":"a"} +{"name":"b"}',
  ],
  [
    'named items in another order',
    { l: [{ name: 'a' }, { name: 'b' }] },
    { l: [{ name: 'b' }, { name: 'a' }] },
    'l ["a","b"] -> ["b","a"]',
  ],
  ['the one item that differs', { rules: [{ a: 1 }, { b: 1 }] }, { rules: [{ a: 1 }, { b: 2 }] }, 'rules[1].b 1 -> 2'],
  ['a number that becomes a text', { a: 1 }, { a: '1' }, 'a 1 -> "1"'],
  ['a value that becomes a list', { a: 1 }, { a: [1] }, 'a 1 -> [1]'],
  ['null, which is not nothing', { a: null }, {}, 'a null -> (none)'],
  [
    'more than one reads',
    {},
    { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 },
    'a (none) -> 1, b (none) -> 2, c (none) -> 3 and 3 more',
  ],
  ['a long text', {}, { a: 'x'.repeat(100) }, `a (none) -> ${'x'.repeat(59)}…`],
  ['a text of several lines', {}, { a: 'x\ny' }, 'a (none) -> "x\\ny"'],
])('says %s', (_title, before, after, words) => {
  expect(described(changesBetween(before, after))).toBe(words);
});
