import { printable } from '../../lib/model/text';

const circular: Record<string, unknown> = { name: 'loop' };
circular.self = circular;

test.each([
  ['a text', 'a "b"', '"a \\"b\\""'],
  ['a number', 80, '80'],
  ['what is no number', Number.NaN, 'NaN'],
  ['an endless number', -Infinity, '-Infinity'],
  ['minus zero', -0, '-0'],
  ['a bigint', 10n, '10n'],
  ['null', null, 'null'],
  ['undefined', undefined, 'undefined'],
  ['a symbol', Symbol('x'), 'Symbol(x)'],
  ['a list with holes', [1, undefined, Number.NaN], '[1,"undefined","NaN"]'],
  ['an object', { app: 'echo', on: true }, '{"app":"echo","on":true}'],
  ['an object that refers to itself', circular, /\[Circular|\[Object|name: 'loop'/],
  ['a control character', '\u0007', '"\\u0007"'],
  ['a mark of direction', '\u202e', '"\\u{202e}"'],
])('%s is shown', (_title, value, expected) => {
  expect(printable(value)).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
});

test('of a long value the start is shown, and how long it is', () => {
  expect(printable('x'.repeat(1000))).toMatch(/^"x{299}… \(1002 characters\)$/);
});
