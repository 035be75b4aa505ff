import { completeYaml } from '../../../lib/output/yaml/complete';
import { usualYaml } from '../../../lib/output/yaml/usual';
import { compared } from './compared';
import { anyDocument, TRAPS, USUAL_SHARE, usualDocument } from './documents';

test.each(TRAPS.filter((text) => !text.includes('\n')))(
  '%j is written as the package writes it, as value and in a list',
  (text) => {
    const object = { value: text, list: [text, { text }] };
    expect(usualYaml(object)).toBe(completeYaml(object));
  },
);

test.each(TRAPS.filter((text) => !['---', '...', 'a\r\nb'].includes(text)))(
  '%j is written as the package writes it, as key',
  (key) => {
    const object = { [key]: key, list: [{ [key]: { [key]: 1 } }] };
    expect(usualYaml(object)).toBe(completeYaml(object));
  },
);

test.each<[name: string, object: object]>([
  ['a key of several lines', { 'a\nb': 1 }],
  ['a key that could end the document', { '---': 1 }],
  ['a key that is too long for one line', { ['k'.repeat(1025)]: 1 }],
  ['a text with lines that end in spaces', { a: 'b \nc' }],
  ['a fraction', { a: 1.5 }],
  ['a negative zero', { a: -0 }],
  ['a number without a value', { a: NaN }],
  ['an integer that is not exact', { a: 2 ** 53 }],
  ['a date', { a: new Date(0) }],
  ['a map', { a: new Map([['b', 1]]) }],
  [
    'an instance of a class',
    {
      a: new (class Some {
        b = 1;
      })(),
    },
  ],
  ['an object with a form of its own', { a: { toJSON: () => 'b' } }],
  ['undefined in a list', { a: [undefined] }],
  ['a deep object', nested(80)],
])('%s is left to the package', (_name, object) => {
  expect(usualYaml(object)).toBeUndefined();
});

test('an object that contains itself is left to the package, which refuses it', () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  expect(usualYaml(circle)).toBeUndefined();
});

test('empty parts and values that are undefined are written as the package writes them', () => {
  const object = { a: {}, b: [], c: { d: undefined }, e: undefined, f: [{}, [], [[]], { g: undefined }], h: null };
  expect(usualYaml(object)).toBe(completeYaml(object));
  expect(usualYaml({ a: undefined })).toBe(completeYaml({ a: undefined }));
});

test('what Kubernetes objects are made of is written as the package writes it', () => {
  const { written, differing } = compared(usualDocument, 1000);
  expect(differing).toEqual([]);
  expect(written).toBeGreaterThan(USUAL_SHARE * 1000);
});

test('whatever a program gives is written as the package writes it, or left to the package', () => {
  const { written, differing } = compared(anyDocument, 1000);
  expect(differing).toEqual([]);
  expect(written).toBeGreaterThan(100);
});

function nested(depth: number): object {
  return depth === 0 ? {} : { a: nested(depth - 1) };
}
