import type { HelmValues } from '../facts/helm-values';

/** A value of a chart at a path, or on the way there. */
export interface Found {
  /** The way there. */
  readonly keys: readonly string[];
  readonly value: unknown;
  /** Whether the value is at the end of the path; otherwise it is on the way there and replaces a whole map. */
  readonly reached: boolean;
}

/** Finds the value at a path, in values of any shape; undefined: they do not set it. */
export function lookUp(values: HelmValues, keys: readonly string[]): Found | undefined {
  let value: unknown = values;
  for (const [index, key] of keys.entries()) {
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      return { keys: keys.slice(0, index), value, reached: false };
    value = Object.hasOwn(value, key) ? (value as HelmValues)[key] : undefined;
    if (value === undefined) return undefined;
  }
  return { keys, value, reached: true };
}
