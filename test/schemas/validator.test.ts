import type { Crd, Schema } from './crds';
import { committedCrds } from './crds';
import { compile } from './rules';
import { validate, validatorOf } from './validator';

const CONFIG: Schema = {
  type: 'object',
  properties: {
    size: { type: 'integer', default: 3 },
    ratio: { type: 'number' },
    port: { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
    note: { type: 'string', nullable: true },
    nothing: { type: 'object' },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    open: { type: 'object', properties: { on: { type: 'boolean' } }, 'x-kubernetes-preserve-unknown-fields': true },
    ports: {
      type: 'array',
      items: {
        type: 'object',
        properties: { number: { type: 'integer' }, protocol: { type: 'string', default: 'TCP' } },
      },
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['number', 'protocol'],
    },
  },
  'x-kubernetes-validations': [
    { rule: 'self.size > 2 && (!has(self.ratio) || self.ratio < 0.5)', message: 'too small' },
  ],
};

function crd(spec: Schema, scope: Crd['scope'] = 'Cluster'): Crd {
  return { apiVersion: 'example.com/v1', kind: 'Config', scope, schema: { type: 'object', properties: { spec } } };
}

function config(spec?: object, metadata: object = { name: 'it' }): object {
  return { apiVersion: 'example.com/v1', kind: 'Config', metadata, spec };
}

const clusterScoped = validatorOf([crd(CONFIG)]);

test.each<[string, object]>([
  ['nothing', config()],
  ['a default where CEL looks for it', config({})],
  ['numbers of both kinds', config({ size: 3, ratio: 0.25 })],
  ['an integer for int-or-string', config({ port: 80 })],
  ['a string for int-or-string', config({ port: 'http' })],
  ['a null where it may be', config({ note: null })],
  ['a null where it may not be, which is dropped', config({ size: null })],
  ['an undefined field, which is not sent', config({ unknown: undefined })],
  ['any key of a map', config({ labels: { 'example.com/a': 'b' } })],
  ['unknown fields that are preserved', config({ open: { on: true, else: [{}] } })],
  ['items that differ in one key', config({ ports: [{ number: 1 }, { number: 1, protocol: 'UDP' }] })],
])('accepts %s', (_title, object) => {
  expect(clusterScoped.validate(object)).toEqual([]);
});

test.each<[string, object, string]>([
  [
    'a namespace of a cluster-scoped kind',
    config({}, { name: 'it', namespace: 'here' }),
    'metadata.namespace: not for a cluster-scoped kind',
  ],
  ['no name', config({}, {}), 'metadata.name: required'],
  ['a name that is none', config({}, { name: 'It' }), 'metadata.name: must match pattern'],
  ['a field of an object without fields', config({ nothing: { a: 1 } }), 'spec.nothing.a: unknown field'],
  ['a wrong type below preserved fields', config({ open: { on: 1 } }), 'spec.open.on: must be boolean'],
  ['a wrong type in a map', config({ labels: { 'example.com/a': 1 } }), 'spec.labels[example.com/a]: must be string'],
  ['a fraction for an integer', config({ size: 3.5 }), 'spec.size: must be integer'],
  ['a fraction for int-or-string', config({ port: 1.5 }), 'spec.port: must be integer,string'],
  [
    'items that are equal by a default',
    config({ ports: [{ number: 1 }, { number: 1, protocol: 'TCP' }] }),
    'spec.ports[1]: duplicate of {"number":1,"protocol":"TCP"}',
  ],
  ['an integer that a rule refuses', config({ size: 2 }), 'spec: too small'],
  ['a fraction that a rule refuses', config({ ratio: 0.75 }), 'spec: too small'],
])('fails for %s', (_title, object, reason) => {
  expect(clusterScoped.validate(object)).toEqual([expect.stringContaining(reason)]);
});

test('says all that is wrong at once', () => {
  const reasons = clusterScoped.validate(config({ size: 'big', ratio: 'small', more: 1 }, { name: 'it', label: {} }));
  expect(reasons.sort()).toEqual([
    'metadata.label: unknown field',
    'spec.more: unknown field',
    'spec.ratio: must be number',
    'spec.size: must be integer',
  ]);
});

test('a kind without a CRD is refused, so that nobody takes it for valid', () => {
  expect(validate({ apiVersion: 'v1', kind: 'Service' })).toEqual(['no CRD of v1 Service']);
  expect(validate({})).toEqual(['no CRD of undefined undefined']);
});

test.each<[string, object, RegExp]>([
  ['a keyword', { type: 'object', 'x-kubernetes-embedded-resource': true }, /does not know x-kubernetes-embedded/],
  ['a format', { type: 'object', properties: { a: { type: 'string', format: 'uri' } } }, /unknown format "uri"/],
  ['a rule about updates', withRule('self == oldSelf'), /cannot evaluate this rule yet: self == oldSelf/],
  ['a function of CEL', withRule('isURL(self.a)'), /cannot evaluate this rule yet: isURL/],
])('throws for %s that is not supported here, in place of passing over it', (_title, spec, message) => {
  expect(() => validatorOf([crd(spec)]).validate(config({}))).toThrow(message);
});

function withRule(rule: string): Schema {
  return { type: 'object', 'x-kubernetes-validations': [{ rule }] };
}

test('every rule of the CRDs here can be evaluated', () => {
  const rules = committedCrds().flatMap(({ schema }) => rulesIn(schema));
  expect(rules.length).toBeGreaterThan(80);
  for (const rule of rules) expect(compile(rule).check()).toMatchObject({ valid: true });
});

function rulesIn(schema: Schema): string[] {
  const below = [schema.items, schema.additionalProperties, ...Object.values(schema.properties ?? {})];
  return [
    ...(schema['x-kubernetes-validations'] ?? []).map(({ rule }) => rule),
    ...below.flatMap((each) => (typeof each === 'object' ? rulesIn(each) : [])),
  ];
}
