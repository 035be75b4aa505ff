import type { Labels } from '../../model/label-selector';
import { isRecord } from '../../model/validate/json';

/** Reads YAML that users or upstream charts wrote. A field can be missing or of any type, so nothing here throws. */

/** The fields of an untrusted object. */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of an object; empty for any other value. */
export function fieldsOf(value: unknown): Fields {
  return isRecord(value) ? value : {};
}

/** The objects in a list; empty for any other value. */
export function itemsOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

/** The strings in a list; empty for any other value. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The string values of labels, annotations or a selector. */
export function labelsOf(value: unknown): Labels {
  const texts = Object.entries(fieldsOf(value)).filter(([, text]) => typeof text === 'string');
  return Object.fromEntries(texts) as Record<string, string>;
}

/** The value at the end of a path of keys. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((found, key) => (isRecord(found) ? found[key] : undefined), value);
}

/** The string at the end of a path of keys. */
export function textAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = at(value, ...keys);
  return typeof found === 'string' ? found : undefined;
}

/** The list items at the end of a path of keys. */
export function listAt(value: unknown, ...keys: readonly string[]): readonly unknown[] {
  const found = at(value, ...keys);
  return Array.isArray(found) ? (found as readonly unknown[]) : [];
}

/** The strings of the list at the end of a path of keys. */
export function textsAt(value: unknown, ...keys: readonly string[]): readonly string[] {
  return textsOf(at(value, ...keys));
}

/** The fields of the object at the end of a path of keys. */
export function fieldsAt(value: unknown, ...keys: readonly string[]): Fields {
  return fieldsOf(at(value, ...keys));
}

/** The same text for equal values, whatever the order of their keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    isRecord(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  );
}
