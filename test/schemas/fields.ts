import type { Schema } from './crds';

/** A value inside an object, with its schema and the way to it. */
export interface Field {
  readonly value: unknown;
  readonly schema: Schema;
  readonly path: Path;
}

export type Path = readonly (number | string)[];

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a schema says about one field of an object; nothing for a field that is only preserved. */
export function schemaOfField(schema: Schema | undefined, name: string): Schema | undefined {
  const { properties = {}, additionalProperties } = schema ?? {};
  if (Object.hasOwn(properties, name)) return properties[name];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

/** A value and everything below it, as far as there is a schema. */
export function* fieldsOf(value: unknown, schema: Schema | undefined, path: Path = []): Generator<Field> {
  if (schema === undefined) return;
  yield { value, schema, path };
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* fieldsOf(item, schema.items, [...path, index]);
  } else if (isMap(value)) {
    for (const [name, field] of Object.entries(value))
      yield* fieldsOf(field, schemaOfField(schema, name), [...path, name]);
  }
}

/** `spec.servers[0].tls`, as the API server writes it. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number' || /[^\w-]/.test(step)) return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}
