import { isRecord } from './json';

/** Returns the first place where a value does not have the shape; undefined: it has the shape. */
export type Shape = (value: unknown) => Misfit | undefined;

/** The first place where a value does not have its shape. */
export interface Misfit {
  /** The path from the whole value: `.clusters[0].name`. */
  readonly at: string;
  /** The value at that place; undefined: there is none. */
  readonly value: unknown;
  /** The words for what is expected; undefined: no shape has words for it. */
  readonly wanted?: string;
  /** Names that exist at this level, if the field has none of them. */
  readonly known?: readonly string[];
}

/** A value for which the test is true. */
export function matching(fits: (value: unknown) => boolean): Shape {
  return (value) => (fits(value) ? undefined : { at: '', value });
}

/** A shape with the words for it. */
export function named(wanted: string, shape: Shape): Shape {
  return (value) => {
    const misfit = shape(value);
    return misfit?.at === '' ? { ...misfit, wanted } : misfit;
  };
}

/** null, or a value of a shape. */
export function orNull(shape: Shape): Shape {
  return (value) => (value === null ? undefined : shape(value));
}

/** Nothing, or a value of a shape. */
export function optional(shape: Shape): Shape {
  return (value) => (value === undefined ? undefined : shape(value));
}

/** An object with at least these fields; others are ignored. */
export function fields(shapes: Readonly<Record<string, Shape>>): Shape {
  return (value) => {
    if (!isRecord(value)) return { at: '', value };
    return first(Object.entries(shapes), ([name, shape]) =>
      within(`.${name}`, shape(Object.hasOwn(value, name) ? value[name] : undefined)),
    );
  };
}

/** An object with any keys, whose values have one shape. */
export function mapOf(shape: Shape): Shape {
  return (value) => {
    if (!isRecord(value)) return { at: '', value };
    return first(Object.entries(value), ([key, item]) => within(`.${key}`, shape(item)));
  };
}

/** A list of values of one shape; no two objects in it agree in one of the `keys`. */
export function listOf(shape: Shape, ...keys: readonly string[]): Shape {
  return (value) => {
    if (!Array.isArray(value)) return { at: '', value };
    const seen = new Set<string>();
    return first([...value.entries()], ([index, item]) => within(`[${index}]`, shape(item) ?? again(item, keys, seen)));
  };
}

/** A list that is not empty. */
export function someOf(shape: Shape, ...keys: readonly string[]): Shape {
  const list = listOf(shape, ...keys);
  return (value) => list(value) ?? ((value as readonly unknown[]).length > 0 ? undefined : { at: '', value });
}

function again(item: unknown, keys: readonly string[], seen: Set<string>): Misfit | undefined {
  return first(keys, (key) => {
    const value = isRecord(item) ? item[key] : undefined;
    const mark = `${key} ${String(value)}`;
    if (seen.has(mark)) return { at: `.${key}`, value };
    seen.add(mark);
    return undefined;
  });
}

function within(step: string, misfit: Misfit | undefined): Misfit | undefined {
  return misfit && { ...misfit, at: `${step}${misfit.at}` };
}

function first<Item>(items: readonly Item[], misfitOf: (item: Item) => Misfit | undefined): Misfit | undefined {
  for (const item of items) {
    const misfit = misfitOf(item);
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}
