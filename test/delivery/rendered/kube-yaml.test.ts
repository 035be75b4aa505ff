import { spawnSync } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { parseKubeYaml } from '../../../lib/delivery/rendered/kube-yaml';
import { toYaml } from '../../../lib/output/yaml/yaml';
import { manifest } from '../../../lib/resources/manifest';
import { HELM, NO_HELM } from '../../support/real-helm';
import { folderOf } from './charts';

/** A value as it stands in a chart's output, and what Kubernetes takes it for. */
const READ: readonly (readonly [string, unknown])[] = [
  ['on', true],
  ['y', true],
  ['Yes', true],
  ['Off', false],
  ['N', false],
  ['yEs', 'yEs'],
  ['~', null],
  ['', null],
  ['nULL', 'nULL'],
  ['007', 7],
  ['0o17', 15],
  ['-0o17', -15],
  ['089', 89],
  ['0x1F', 31],
  ['0b101', 5],
  ['-0b11', -3],
  ['+1', 1],
  ['-0', 0],
  ['1_000', 1000],
  ['_1', '_1'],
  ['1_', 1],
  ['0b2', '0b2'],
  ['0x', '0x'],
  ['1e3', 1000],
  ['1E-2', 0.01],
  ['.5', 0.5],
  ['.5_0', 0.5],
  ['.5_', '.5_'],
  ['0X1F', 31],
  ['5.', 5],
  ['1.10', 1.1],
  ['1e400', '1e400'],
  ['1.2.3', '1.2.3'],
  ['v1', 'v1'],
  ['12:30', '12:30'],
  ['12:30:45', '12:30:45'],
  ['2024-01-01', '2024-01-01'],
  ['2024-01-01T10:00:00Z', '2024-01-01T10:00:00Z'],
  ['=', '='],
  ['<<', '<<'],
  ['NaN', 'NaN'],
  ['e4', 'e4'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ["'on'", 'on'],
  ['"0o7"', '0o7'],
  ['!!str 1', '1'],
  ["!!int '5'", 5],
  ['!!float 1', 1],
  ['!!binary aGVsbG8=', 'hello'],
  ['!!timestamp 2024-01-01', '2024-01-01'],
];

test.each(READ)('%j is read as %j', (text, expected) => {
  expect(parseKubeYaml(`- ${text}\n`)).toEqual([[expected]]);
  expect(parseKubeYaml(`key: ${text}\n`)).toEqual([{ key: expected }]);
});

test.each(READ)('what is read from %j is written so that it is read again', (_text, value) => {
  const object = manifest('v1', 'ConfigMap', { name: 'it' }, { data: { [String(value)]: value, list: [value] } });
  expect(parseKubeYaml(toYaml(object))).toEqual([object]);
});

test('documents without content are left out, also those of comments only', () => {
  expect(parseKubeYaml('')).toEqual([]);
  expect(parseKubeYaml('# Source: a.yaml\n---\n\n---\n# nothing\n---\na: 1\n...\n---\nnull\n---\nb: 2\n')).toEqual([
    { a: 1 },
    { b: 2 },
  ]);
});

test('anchors, aliases and merged maps are written out; of two keys the last one counts', () => {
  const text = 'base: &b {x: 1, z: 2}\nm:\n  <<: *b\n  x: 3\nl:\n- *b\n- <<: [*b, {x: 9, w: 4}]\nd: 1\nd: 2\n';
  expect(parseKubeYaml(text)).toEqual([
    {
      base: { x: 1, z: 2 },
      m: { x: 3, z: 2 },
      l: [
        { x: 1, z: 2 },
        { x: 1, z: 2, w: 4 },
      ],
      d: 2,
    },
  ]);
});

test('keys are text, as in JSON', () => {
  expect(parseKubeYaml('on: a\n010: b\n1.5: c\n"2": d\n__proto__: e\n')).toEqual([
    Object.fromEntries([...Object.entries({ 2: 'd', true: 'a', 8: 'b', 1.5: 'c' }), ['__proto__', 'e']]),
  ]);
});

test.each([
  ['a number that would lose its last digits', 'a: 9007199254740993', /9007199254740993 would lose its last digits/],
  ['a number that JSON does not have', 'a: .inf', /\.inf is not a JSON number/],
  ['a key that is nothing', '~: a', /a key is not a string/],
  ['a key that is a map', '{a: 1}: b', /a key is not a string/],
  ['what is no YAML', 'a: b: c', /Nested mappings/],
  ['a template', 'a: {{ .Values.a }}\nb: }', /line 2/],
])('fails for %s', (_title, text, message) => {
  expect(() => parseKubeYaml(text)).toThrow(message);
});

/** What helm, with the package that Kubernetes uses, makes of each text; undefined: it cannot read it. */
function readByHelm(texts: readonly string[]): readonly unknown[] {
  const chart = folderOf({
    'Chart.yaml': 'apiVersion: v2\nname: reader\nversion: 1.0.0\n',
    'templates/all.yaml': `all: {{- range .Values.texts }}\n- {{ fromYaml . | toJson | quote }}\n{{- end }}\n`,
  });
  const { stdout, stderr, status } = spawnSync(HELM, ['template', 'reader', chart, '--values', '-'], {
    input: JSON.stringify({ texts }),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  const [all] = parseKubeYaml(stdout) as [{ all: readonly string[] }];
  return all.all.map((json) => {
    const value = JSON.parse(json) as { Error?: unknown; key?: unknown };
    return value.Error === undefined ? value : undefined;
  });
}

/** What might be a number, a word or a date of YAML. */
const SCALAR = fc.oneof(
  fc.stringMatching(/^[-+_.:=<~0-9a-fA-FonyNYtrueTRUElsxXbOI]{0,8}$/),
  fc.stringMatching(/^[-+]?[0-9]?[-+_.0-9eExXbBoO]{1,6}$/),
);

const withHelm = HELM === '' ? test.skip : test;

withHelm(`a plain scalar is read as helm reads it${NO_HELM}`, () => {
  const texts = [...READ.map(([text]) => text), ...fc.sample(SCALAR, 5000)].map((scalar) => `key: ${scalar}\n`);
  const others = readByHelm(texts);
  const both = texts
    .map((text, index) => [text, readByUs(text), others[index]])
    .filter(([, ours, other]) => ours !== undefined && other !== undefined);
  expect(both.length).toBeGreaterThan(4000);
  // As JSON, which knows no -0 either.
  expect(both.filter(([, ours, other]) => JSON.stringify(ours) !== JSON.stringify(other))).toEqual([]);
});

/** What cannot be kept as it is fails, which is another test. */
function readByUs(text: string): unknown {
  try {
    return parseKubeYaml(text)[0];
  } catch {
    return undefined;
  }
}

withHelm(`what is written is read by helm as it was meant${NO_HELM}`, () => {
  const objects = fc.sample(fc.tuple(SCALAR, fc.jsonValue()), 1000).map(([key, value]) => {
    const data = JSON.parse(JSON.stringify({ [key]: key, value })) as object;
    return manifest('v1', 'ConfigMap', { name: 'it' }, { data });
  });
  const found = readByHelm(objects.map((object) => toYaml(object)));
  const both = objects.map((object, index) => [object, found[index]]);
  expect(both.filter(([object, other]) => !isDeepStrictEqual(object, other))).toEqual([]);
});
