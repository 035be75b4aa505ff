import { isRecord } from '../../model/shape';

/** What reading YAML gives, looked at without trust: nothing here fails for a value. */

export type Json = Readonly<Record<string, unknown>>;

/** What stands at the end of a way of keys. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((found, key) => (isRecord(found) ? found[key] : undefined), value);
}

/** The text there. */
export function textAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = at(value, ...keys);
  return typeof found === 'string' ? found : undefined;
}

/** The items of the list there. */
export function listAt(value: unknown, ...keys: readonly string[]): readonly unknown[] {
  const found = at(value, ...keys);
  return Array.isArray(found) ? (found as readonly unknown[]) : [];
}

/** The texts of the list there. */
export function textsAt(value: unknown, ...keys: readonly string[]): readonly string[] {
  return listAt(value, ...keys).filter((item) => typeof item === 'string');
}

/** The map there; empty if there is none. */
export function mapAt(value: unknown, ...keys: readonly string[]): Json {
  const found = at(value, ...keys);
  return isRecord(found) ? found : {};
}

/** One text for all values that are the same, whatever the order of their keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    isRecord(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  );
}
