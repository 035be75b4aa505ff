import type { HelmValues } from '../../../lib/model/facts/helm-values';
import { lookUp } from '../../../lib/model/upstream/chart-values';

const values = { a: { b: { c: 1 }, none: null, list: ['x'] }, undefined: undefined };

test.each([
  ['what is not given', ['a', 'x'], undefined],
  ['what is not given below what is not given', ['x', 'y', 'z'], undefined],
  ['what is given as undefined', ['undefined', 'x'], undefined],
  ['what every object inherits', ['a', 'constructor'], undefined],
  ['a value', ['a', 'b', 'c'], { value: 1, reached: true }],
  ['a map', ['a', 'b'], { value: { c: 1 }, reached: true }],
  ['null', ['a', 'none'], { value: null, reached: true }],
])('looks up %s', (_title, keys, found) => {
  expect(lookUp(values, keys)).toEqual(found && { keys, ...found });
});

test.each([
  ['null', ['a', 'none', 'x', 'y'], ['a', 'none'], null],
  ['a list', ['a', 'list', 'x'], ['a', 'list'], ['x']],
  ['a number', ['a', 'b', 'c', 'd'], ['a', 'b', 'c'], 1],
])('says where %s takes the place of a map', (_title, asked, keys, value) => {
  expect(lookUp(values, asked)).toEqual({ keys, value, reached: false });
});

test.each([null, [], 'a: b', 7])('%j is not a map of values', (given) => {
  expect(lookUp(given as unknown as HelmValues, ['a'])).toEqual({ keys: [], value: given, reached: false });
});
