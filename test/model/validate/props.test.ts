import {
  flag,
  made,
  members,
  number,
  propsGiven,
  oneOf,
  propFaults,
  record,
  text,
} from '../../../lib/model/validate/props';
import { listOf, optional } from '../../../lib/model/validate/shape';

class Service {
  readonly #name = 'echo';

  get name(): string {
    return this.#name;
  }
}

const FORM = {
  name: text,
  size: optional(number),
  open: optional(flag),
  kind: optional(oneOf('a', 'b')),
  values: optional(record),
  service: optional(members({ name: text })),
  choice: optional(made('Choice.of(…)', members({ name: text }))),
  list: optional(listOf(members({ name: text }))),
};

test.each<[string, object]>([
  ['all props', { name: '', size: NaN, open: false, kind: 'a', values: {}, service: { name: 'x' }, list: [] }],
  ['members that come from a class', { name: 'x', service: new Service() }],
  ['what a static method made', { name: 'x', choice: { facts: { name: 'x' } } }],
])('reads %s', (_title, props) => {
  expect(propFaults('mesh/us', props, FORM)).toEqual([]);
});

test.each<[string, unknown, readonly object[]]>([
  ['nothing', undefined, [{ prop: 'props', value: undefined, wanted: 'an object' }]],
  ['a text', 'text', [{ prop: 'props', value: 'text', wanted: 'an object' }]],
  [
    'a wrong type of each prop',
    { name: 1, size: '80', open: 'yes', kind: 'c', values: [1], service: null, choice: 'x', list: {} },
    [
      { prop: 'name', value: 1, wanted: 'a string' },
      { prop: 'size', value: '80', wanted: 'a number' },
      { prop: 'open', value: 'yes', wanted: 'true or false' },
      { prop: 'kind', value: 'c', wanted: '"a" or "b"' },
      { prop: 'values', value: 'a list of 1', wanted: 'an object' },
      { prop: 'service', value: null, wanted: 'an object' },
      { prop: 'choice', value: 'x', wanted: 'Choice.of(…)' },
      { prop: 'list', value: 'an object', wanted: 'something else' },
    ],
  ],
  ['a wrong type within a list', { name: 'x', list: [{}] }, [{ prop: 'list[0].name', value: undefined }]],
  ['a wrong type within what was made', { name: 'x', choice: { facts: {} } }, [{ prop: 'choice.name' }]],
  [
    'a prop that does not exist',
    { name: 'x', more: 1 },
    [{ prop: 'more', value: 1, known: expect.arrayContaining(['name']) as unknown }],
  ],
  ['a symbol', { name: Symbol('a') }, [{ prop: 'name', value: 'Symbol(a)' }]],
  ['a function', { name: () => 1 }, [{ prop: 'name', value: 'a function' }]],
])('says what is wrong with %s', (_title, props, expected) => {
  const faults = propFaults('mesh/us', props, FORM);
  expect(faults).toMatchObject(expected.map((fault) => ({ path: 'mesh/us', ...fault })));
  expect(faults).toHaveLength(expected.length);
});

test('a static method that takes an object says so', () => {
  const names = { version: true } as const;
  expect(propsGiven<{ version?: string }>('Istio.existing', { version: '1' }, names)).toEqual({ version: '1' });
  expect(() => propsGiven<{ version?: string }>('Istio.existing', undefined as never, names)).toThrow(
    'Istio.existing(…) takes an object, and not undefined',
  );
});
