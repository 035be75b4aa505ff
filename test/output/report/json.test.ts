import fc from 'fast-check';
import { toJsonLines } from '../../../lib/output/report/json';

test('every item of a list has a line of its own, and nothing else is broken over lines', () => {
  const report = {
    version: 1,
    mesh: { id: 'm', nothing: undefined },
    empty: [],
    none: {},
    items: [{ a: [1, 'x'], b: {} }, { a: [] }],
  };
  expect(toJsonLines(report)).toBe(`{
  "version": 1,
  "mesh": { "id": "m" },
  "empty": [],
  "none": {},
  "items": [
    { "a": [1, "x"], "b": {} },
    { "a": [] }
  ]
}
`);
});

test('whatever is written is read as JSON.stringify would have written it', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (report) => {
      const text = toJsonLines(report);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(report)));
      expect(text.endsWith('}\n')).toBe(true);
    }),
  );
});

test('the number of lines is that of items and fields', () => {
  const items = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1 });
  fc.assert(
    fc.property(items, items, (a, b) => {
      expect(toJsonLines({ a, b }).split('\n')).toHaveLength(a.length + b.length + 7);
    }),
  );
});
