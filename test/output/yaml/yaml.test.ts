import fc from 'fast-check';
import { parse } from 'yaml';
import { parseKubeYaml } from '../../../lib/delivery/rendered/kube-yaml';
import { toFile, toYaml } from '../../../lib/output/yaml/yaml';
import { manifest } from '../../../lib/resources/manifest';
import type { Manifest } from '../../../lib/resources/manifest';
import { TRAPS } from './documents';

const withData = (data: unknown): Manifest => manifest('v1', 'ConfigMap', { name: 'it', namespace: 'a' }, { data });

test.each(TRAPS)('the string %j stays a string for YAML 1.1, 1.2 and Kubernetes, as value and as key', (text) => {
  const text11 = toYaml(withData({ value: text, list: [text], [text]: 'key' }));
  const expected = withData({ value: text, list: [text], [text]: 'key' });
  expect(parse(text11, { version: '1.2' })).toEqual(expected);
  expect(parse(text11, { version: '1.1', merge: false })).toEqual(expected);
  expect(parseKubeYaml(text11)).toEqual([expected]);
});

test('any JSON value reads back the same with both YAML versions and as Kubernetes reads it', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (data) => {
      const plain: unknown = JSON.parse(JSON.stringify(data));
      const text = toYaml(withData(plain));
      expect(parse(text, { version: '1.2' })).toEqual(withData(plain));
      expect(parse(text, { version: '1.1', merge: false })).toEqual(withData(plain));
      // It refuses integers that JavaScript holds by their first digits only.
      if (!/\d{16}/.test(text)) expect(parseKubeYaml(text)).toEqual([withData(plain)]);
    }),
    { numRuns: 500 },
  );
});

test('apiVersion, kind and metadata come first, and equal parts are written out, not referred to', () => {
  const shared = { a: '1' };
  const text = toYaml({
    data: { x: shared, y: shared },
    metadata: { name: 'it' },
    kind: 'ConfigMap',
    apiVersion: 'v1',
  });
  expect(text.split('\n').filter((line) => /^\w/.test(line))).toEqual([
    'apiVersion: v1',
    'kind: ConfigMap',
    'metadata:',
    'data:',
  ]);
  expect(text).not.toMatch(/[&*]/);
});

test('a comment before each object leads back to the program, and a name cannot end the comment', () => {
  const paths = ['mesh/us/a\nkind: Secret\u2028b', 'mesh/us/c'];
  const text = toFile(paths.map((path) => ({ manifest: withData({}), path })));
  const [[first, second], [third, fourth]] = text.split('---\n').map((document) => document.split('\n')) as [
    string[],
    string[],
  ];
  expect(first).toBe('# From mesh/us/a kind: Secret b, by cdk8s-mesh: change the program, not this file.');
  expect(third).toBe('# From mesh/us/c, by cdk8s-mesh: change the program, not this file.');
  expect([second, fourth]).toEqual(['apiVersion: v1', 'apiVersion: v1']);
});

test.each([
  'a\u0000b',
  'a\u001b[31mb',
  'a\u007fb',
  'a\u0085b',
  'a\u009bb',
  '\ufeffa',
  'a\u2028b',
  'x\n\u2029y\n',
  'a\u202eb',
  '\u200b',
  '\ufffe',
])('characters that YAML forbids or that nobody sees are written as escapes: %j', (text) => {
  const written = toYaml(withData({ value: text, [text]: 'key' }));
  expect(written).toMatch(/^[\n\x20-\x7e]*$/);
  expect(written).not.toMatch(/!!/);
  for (const version of ['1.1', '1.2'] as const) {
    expect(parse(written, { version })).toEqual(withData({ value: text, [text]: 'key' }));
  }
  expect(parseKubeYaml(written)).toEqual([withData({ value: text, [text]: 'key' })]);
});
