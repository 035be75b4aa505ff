import { jsonValues } from '../../../lib/output/checks/json-values';
import type { Manifest } from '../../../lib/resources/manifest';
import { checkTest, object } from './check-test';

const withData = (data: unknown): Manifest => ({ ...object('v1', 'ConfigMap'), data });

const selfish: Record<string, unknown> = {};
selfish.self = selfish;
const shared = { a: 1 };

checkTest(jsonValues, {
  valid: [
    ['an object with everything that JSON has', [withData({ a: ['x', 1, -0.5, true, null, {}], b: [] })]],
    ['a field that is undefined, which is not there', [withData({ a: undefined })]],
    ['text with any whole characters', [withData({ a: 'é😀\u0000\u2028\ufeff{{ x }}' })]],
    ['an object that stands there twice', [withData([shared, shared])]],
  ],
  invalid: [
    ['NaN', [withData({ a: [NaN] })], /at data\.a\[0\]/],
    ['Infinity', [withData({ a: Infinity })], /at data\.a/],
    ['a date', [withData(new Date(0))], /at data/],
    ['a function', [withData({ a: () => 1 })], /at data\.a/],
    ['a symbol', [withData({ a: Symbol('a') })], /at data\.a/],
    ['an integer that JSON does not have', [withData({ a: 1n })], /at data\.a/],
    ['a list with a hole', [withData([undefined])], /at data\[0\]/],
    ['half a character', [withData({ a: '\ud83d' })], /at data\.a/],
    ['half a character in a key', [withData({ 'a\ud83d': 1 })], /at data/],
    ['an object that contains itself', [withData(selfish)], /at data\.self/],
  ],
});
