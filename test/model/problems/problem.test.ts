import { compare } from '../../../lib/model/problems/problem';

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
