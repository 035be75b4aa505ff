import { takenApart } from '../../lib/resources/list';
import { manifest } from '../../lib/resources/manifest';

const a = manifest('v1', 'ConfigMap', { name: 'a' });
const b = manifest('v1', 'ConfigMap', { name: 'b' });
const list = (items: unknown): object => ({ apiVersion: 'v1', kind: 'List', metadata: { name: 'it' }, items });

test('a List is taken apart, also one in a List', () => {
  expect(takenApart(list([a, list([b])]))).toEqual([a, b]);
});

test('an empty List is nothing', () => {
  expect(takenApart(list([]))).toEqual([]);
});

test.each([
  ['an object', a],
  ['a List without items', list(undefined)],
  ['a List of something else', list([a, 7])],
  ['a kind of another group that is called List', { apiVersion: 'example.com/v1', kind: 'List', items: [] }],
])('%s stays as it is', (_what, object) => {
  expect(takenApart(object)).toEqual([object]);
});
