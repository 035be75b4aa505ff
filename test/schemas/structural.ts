import { isIPv4, isIPv6 } from 'node:net';
import { Ajv } from 'ajv';
import type { ErrorObject, Format } from 'ajv';
import type { Crd, Schema } from './crds';
import { formatPath } from './fields';
import { re2 } from './regex';

const words = (text: string): string[] => text.split(' ');

/** Keywords that mean the same in JSON Schema. */
const COPIED = words(
  'enum format maximum maxItems maxLength maxProperties minimum minItems minLength minProperties pattern required',
);

const KNOWN = new Set([
  ...COPIED,
  ...words('additionalProperties allOf anyOf items not nullable oneOf properties type'),
  ...words('x-kubernetes-int-or-string x-kubernetes-preserve-unknown-fields'),
  // for defaults.ts, lists.ts and rules.ts
  ...words('default x-kubernetes-list-map-keys x-kubernetes-list-type x-kubernetes-validations'),
  // says how an object is merged
  'x-kubernetes-map-type',
]);

const int32 = 2 ** 31;

/** Formats that occur; ajv refuses a schema with another one. */
const FORMATS: Record<string, Format> = {
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[-+]\d\d:\d\d)$/,
  double: true,
  int32: { type: 'number', validate: (value: number) => value >= -int32 && value < int32 },
  int64: { type: 'number', validate: (value: number) => Number.isSafeInteger(value) },
  ipv4: isIPv4,
  ipv6: (value: string) => isIPv6(value) && !value.includes('%'),
};

const LABEL_VALUE = '^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$';
const SUBDOMAIN = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';
const METADATA = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', pattern: SUBDOMAIN, maxLength: 253 },
    namespace: { type: 'string', pattern: SUBDOMAIN, maxLength: 63 },
    labels: { type: 'object', additionalProperties: { type: 'string', pattern: LABEL_VALUE, maxLength: 63 } },
    annotations: { type: 'object', additionalProperties: { type: 'string' } },
    finalizers: { type: 'array', items: { type: 'string' } },
    ownerReferences: { type: 'array', items: { type: 'object' } },
  },
  additionalProperties: false,
};

const ajv = new Ajv({
  allErrors: true,
  strictTypes: false,
  formats: FORMATS,
  code: { regExp: Object.assign((pattern: string) => re2(pattern), { code: 're2' }) },
});

/** A function that says what does not fit the schema of a kind: types, unknown fields, formats, patterns. */
export function structuralCheck({ schema }: Crd): (object: unknown) => string[] {
  const { properties, required = [], ...rest } = jsonSchema(schema);
  const identity = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: METADATA };
  const check = ajv.compile({
    ...rest,
    type: 'object',
    properties: { ...(properties as object | undefined), ...identity },
    required: [...new Set([...(required as string[]), 'apiVersion', 'kind', 'metadata'])],
  });
  return (object) => (check(object) ? [] : (check.errors ?? []).filter(isOwn).map(message));
}

/** Objects are closed where a schema says what is in them; alternatives of allOf and the like only add to that. */
function jsonSchema(schema: Schema, closed = true): Record<string, unknown> {
  const unknown = Object.keys(schema).filter((keyword) => !KNOWN.has(keyword));
  if (unknown.length > 0) throw new Error(`test/schemas does not know ${unknown.join(', ')} in a CRD yet`);
  const intOrString = schema['x-kubernetes-int-or-string'] === true;
  const alternatives = (list?: readonly Schema[]) => list?.map((each) => jsonSchema(each, false));
  return present({
    ...Object.fromEntries(COPIED.map((keyword) => [keyword, schema[keyword as keyof Schema]])),
    type: intOrString ? ['integer', 'string'] : schema.nullable ? [schema.type, 'null'] : schema.type,
    properties: schema.properties && mapValues(schema.properties, (property) => jsonSchema(property, closed)),
    items: schema.items && jsonSchema(schema.items, closed),
    additionalProperties: additionalProperties(schema, closed),
    allOf: alternatives(schema.allOf),
    // for int-or-string they repeat the types
    anyOf: intOrString ? undefined : alternatives(schema.anyOf),
    oneOf: alternatives(schema.oneOf),
    not: schema.not && jsonSchema(schema.not, false),
  });
}

function additionalProperties(schema: Schema, closed: boolean): unknown {
  if (typeof schema.additionalProperties === 'object') return jsonSchema(schema.additionalProperties, closed);
  if (schema.additionalProperties !== undefined) return schema.additionalProperties;
  return closed && schema.type === 'object' && !schema['x-kubernetes-preserve-unknown-fields'] ? false : undefined;
}

/** Not a detail of an alternative: that none, or too many, of the alternatives hold is an error of its own. */
function isOwn({ schemaPath }: ErrorObject): boolean {
  return !/(?<!\/properties)\/(anyOf|oneOf|not)\//.test(schemaPath);
}

function message({ instancePath, keyword, params, message = keyword }: ErrorObject): string {
  const path = instancePath.split('/').slice(1).map(unescape);
  const at = (...more: string[]): string => formatPath([...path, ...more]);
  if (keyword === 'additionalProperties') return `${at(String(params.additionalProperty))}: unknown field`;
  if (keyword === 'required') return `${at(String(params.missingProperty))}: required`;
  if (keyword === 'enum') return `${at()}: must be one of ${(params.allowedValues as unknown[]).join(', ')}`;
  return `${at()}: ${message}`;
}

/** A step of a JSON pointer; numbers are places in lists, or look the same. */
function unescape(step: string): number | string {
  return /^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~');
}

function mapValues<T, R>(map: Readonly<Record<string, T>>, change: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}

function present(map: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined));
}
