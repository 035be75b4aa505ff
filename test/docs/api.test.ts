import { Duration, Size } from 'cdk8s';
import { readApi } from './api';
import { DEFAULTS } from './defaults';

const { symbols, properties, methods } = readApi();
const optional = properties.filter((property) => property.optional);

/** As jsii has it: behind a dash stands a sentence, without one a value. */
const isSentence = (text: string): boolean => text.startsWith('- ');
const literals = optional.flatMap(({ name, defaultText }) =>
  defaultText === undefined || isSentence(defaultText) ? [] : [[name, defaultText] as const],
);

/** What a literal in a comment stands for. Throws for what it cannot read. */
function valueOf(text: string): unknown {
  const [, unit, amount] = /^(Duration\.days|Size\.mebibytes)\((\d+)\)$/.exec(text) ?? [];
  if (unit === undefined) return JSON.parse(text);
  return unit === 'Size.mebibytes' ? Size.mebibytes(Number(amount)) : Duration.days(Number(amount));
}

test('the API is read', () => {
  expect(symbols.map(({ name }) => name)).toEqual(expect.arrayContaining(['Mesh', 'MeshProps', 'renderMesh']));
  expect(properties.map(({ name }) => name)).toEqual(expect.arrayContaining(['MeshProps.trust']));
  expect(methods.map(({ name }) => name)).toEqual(expect.arrayContaining(['MeshCluster.patch', 'Istio.managed']));
});

test('every public symbol, property and method says what it is', () => {
  const silent = [...symbols, ...properties, ...methods].filter(({ comment }) => comment.trim() === '');
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('every optional property says its @default', () => {
  expect(optional.filter(({ defaultText }) => defaultText === undefined).map(({ name }) => name)).toEqual([]);
});

test('every @default that is a value has a row in the table of defaults.ts, and every row has such a @default', () => {
  expect(literals.map(([name]) => name).sort()).toEqual(Object.keys(DEFAULTS).sort());
});

test.each(literals)('%s is %s when it is left out', (name, text) => {
  const row = DEFAULTS[name];
  const documented = valueOf(text);
  expect(row?.as ? row.as(documented as never) : documented).toEqual(row?.made());
});
