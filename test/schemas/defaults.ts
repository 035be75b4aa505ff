import type { Schema } from './crds';
import { isMap, schemaOfField } from './fields';

/**
 * The value as the API server goes on with it: without nulls in fields that are not nullable, and with
 * defaults filled in wherever their parent is there.
 */
export function withDefaults(value: unknown, schema: Schema | undefined): unknown {
  if (schema === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => withDefaults(item, schema.items));
  if (!isMap(value)) return value;
  const kept = Object.entries(value).filter(([name, field]) => field !== null || mayBeNull(schema, name));
  const present = new Set(kept.map(([name]) => name));
  const added = Object.entries(schema.properties ?? {})
    .filter(([name, property]) => property.default !== undefined && !present.has(name))
    .map(([name, property]): [string, unknown] => [name, property.default]);
  return Object.fromEntries(
    [...kept, ...added].map(([name, field]) => [name, withDefaults(field, schemaOfField(schema, name))]),
  );
}

/** Nulls in fields without a schema are left for the structural check, which knows whether the field may exist. */
function mayBeNull(schema: Schema, name: string): boolean {
  const field = schemaOfField(schema, name);
  return field === undefined || field.nullable === true;
}
