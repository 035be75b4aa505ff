import { fields, listOf, orNull } from '../validate/shape';
import type { Shape } from '../validate/shape';

/** A value as JSON, which has null for undefined. */
export type JsonOf<Value> = Value extends undefined
  ? null
  : Value extends object
    ? { readonly [Key in keyof Value]: JsonOf<Value[Key]> }
    : Value;

/** How a report holds a value: the shape of its JSON, and the way there and back. */
export interface JsonField<Value> {
  readonly shape: Shape;
  readonly write: (value: Value) => JsonOf<Value>;
  /** `json` has the shape. */
  readonly read: (json: unknown) => Value;
}

/** A value that is its own JSON. */
export function plain<Value>(shape: Shape): JsonField<Value> {
  return { shape, write: (value) => value as JsonOf<Value>, read: (json) => json as Value };
}

/** A value that may be undefined, for which JSON has null. */
export function orNothing<Value>({ shape, write, read }: JsonField<Value>): JsonField<Value | undefined> {
  return {
    shape: orNull(shape),
    write: (value) => (value === undefined ? null : write(value)),
    read: (json) => (json === null ? undefined : read(json)),
  };
}

/** A list of values; no two of them agree in one of the `keys`. */
export function listIn<Value>(field: JsonField<Value>, ...keys: readonly string[]): JsonField<readonly Value[]> {
  return {
    shape: listOf(field.shape, ...keys),
    write: (values) => values.map(field.write),
    read: (json) => (json as readonly unknown[]).map(field.read),
  };
}

/** A list with at least one value. */
export function someIn<Value>(field: JsonField<Value>, ...keys: readonly string[]): JsonField<readonly Value[]> {
  const list = listIn(field, ...keys);
  return {
    ...list,
    shape: (json) =>
      list.shape(json) ?? ((json as readonly unknown[]).length > 0 ? undefined : { at: '', value: json }),
  };
}

/** An object, field by field and in this order. Fields that a later release adds are left out. */
export function recordIn<Value extends object>(table: {
  readonly [Name in keyof Value]-?: JsonField<Value[Name]>;
}): JsonField<Value> {
  const rows = Object.entries(table) as [string, JsonField<unknown>][];
  const mapped = (value: object, map: (field: JsonField<unknown>, inner: unknown) => unknown): unknown =>
    Object.fromEntries(rows.map(([name, field]) => [name, map(field, (value as Record<string, unknown>)[name])]));
  return {
    shape: fields(Object.fromEntries(rows.map(([name, { shape }]) => [name, shape]))),
    write: (value) => mapped(value, (field, inner) => field.write(inner)) as JsonOf<Value>,
    read: (json) => mapped(json as object, (field, inner) => field.read(inner)) as Value,
  };
}
