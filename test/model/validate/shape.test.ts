import { fields, listOf, mapOf, optional, orNull, someOf, matching } from '../../../lib/model/validate/shape';
import type { Misfit, Shape } from '../../../lib/model/validate/shape';

const text = matching((value) => typeof value === 'string');
const named = fields({ name: text });

const fits: readonly (readonly [string, Shape, unknown])[] = [
  ['a value of which the question is true', text, 'a'],
  ['null where it may be', orNull(text), null],
  ['a value where null may be', orNull(text), 'a'],
  ['an object without what it may lack', fields({ name: optional(text) }), {}],
  ['an object with more fields than are asked for', named, { name: 'a', more: 1 }],
  ['an object with any keys', mapOf(text), { a: 'x', b: 'y' }],
  ['an empty list', listOf(named), []],
  ['a list with something in it', someOf(named), [{ name: 'a' }]],
  ['a list whose items differ in each key', listOf(named, 'name', 'size'), [{ name: 'a', size: 1 }, { name: 'b' }]],
];

test.each(fits)('takes %s', (_title, shape, value) => {
  expect(shape(value)).toBeUndefined();
});

const misfits: readonly (readonly [string, Shape, unknown, Misfit])[] = [
  ['a value of which it is not true', text, 1, { at: '', value: 1 }],
  ['another value than null', orNull(text), 1, { at: '', value: 1 }],
  ['null for an object', named, null, { at: '', value: null }],
  ['a list for an object', named, [], { at: '', value: [] }],
  ['an object that lacks a field', named, {}, { at: '.name', value: undefined }],
  [
    'a field that it has from all objects',
    fields({ toString: matching((value) => value !== undefined) }),
    {},
    { at: '.toString', value: undefined },
  ],
  ['a wrong value of any key', mapOf(text), { a: 'x', b: 2 }, { at: '.b', value: 2 }],
  ['a list where keys are expected', mapOf(text), ['x'], { at: '', value: ['x'] }],
  ['an object for a list', listOf(text), { length: 0 }, { at: '', value: { length: 0 } }],
  ['nothing for a list that holds something', someOf(text), [], { at: '', value: [] }],
  ['undefined for a list that holds something', someOf(text), undefined, { at: '', value: undefined }],
  [
    'the first of several, with the way there',
    fields({ list: listOf(named) }),
    { list: [{ name: 'a' }, { name: 1 }, null] },
    { at: '.list[1].name', value: 1 },
  ],
  ['an item that repeats a key', listOf(named, 'name'), [{ name: 'a' }, { name: 'a' }], { at: '[1].name', value: 'a' }],
];

test.each(misfits)('tells the place of %s', (_title, shape, value, expected) => {
  expect(shape(value)).toEqual(expected);
});
