import { closest, didYouMean } from '../../../lib/model/problems/did-you-mean';

const KNOWN = ['VirtualService', 'ServiceEntry', 'DestinationRule', 'us', 'eu'];

test.each([
  ['a letter is missing', 'VirtualServce', 'VirtualService'],
  ['two letters are swapped', 'DestinatoinRule', 'DestinationRule'],
  ['the case is wrong', 'serviceentry', 'ServiceEntry'],
  ['one letter of a short name is wrong', 'eo', 'eu'],
])('a known name is found where %s', (_case, given, expected) => {
  expect(closest(given, KNOWN)).toBe(expected);
  expect(didYouMean(given, KNOWN)).toBe(`; did you mean "${expected}"?`);
});

test.each(['Deployment', 'ap', ''])('%j is near to none', (given) => {
  expect(closest(given, KNOWN)).toBeUndefined();
  expect(didYouMean(given, KNOWN)).toBe('');
});

test('the first of several that are equally near is taken', () => {
  expect(closest('ab', ['ac', 'ad'])).toBe('ac');
});
