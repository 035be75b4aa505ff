import { isDeepStrictEqual } from 'node:util';
import { distinct } from '../../../model/collections';
import { isRecord } from '../../../model/validate/json';
import { canonical } from '../../../resources/read/fields';
import type { Fields } from '../../../resources/read/fields';

/** One place in which two values differ. */
export interface JsonChange {
  /** The way there: `spec.template.spec.containers[echo].image`. */
  readonly path: string;
  /** The value, or the items of a list, that only the first version has. */
  readonly gone: readonly unknown[];
  /** The same of the second version. */
  readonly come: readonly unknown[];
  /** Whether these are items of a list. */
  readonly items: boolean;
}

/** All places in which two values differ, in the order of their keys. */
export function changesBetween(before: unknown, after: unknown, path = ''): readonly JsonChange[] {
  const [one, other] = [orEmpty(before, after), orEmpty(after, before)];
  if (isRecord(one) && isRecord(other)) return changesOfMaps(one, other, path);
  if (Array.isArray(one) && Array.isArray(other)) return changesOfLists(one, other, path);
  return isDeepStrictEqual(before, after) ? [] : [{ path, gone: some(before), come: some(after), items: false }];
}

/** Nothing is an empty map beside one that holds something, so that a label that is new is a change of that label. */
function orEmpty(value: unknown, beside: unknown): unknown {
  if (value !== undefined) return value;
  if (Array.isArray(beside) && beside.length > 0) return [];
  return isRecord(beside) && Object.keys(beside).length > 0 ? {} : undefined;
}

function some(value: unknown): readonly unknown[] {
  return value === undefined ? [] : [value];
}

function changesOfMaps(before: Fields, after: Fields, path: string): readonly JsonChange[] {
  const keys = distinct([...Object.keys(before), ...Object.keys(after)]);
  return keys.flatMap((key) => changesBetween(before[key], after[key], step(path, key)));
}

function step(path: string, key: string): string {
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

function changesOfLists(before: readonly unknown[], after: readonly unknown[], path: string): readonly JsonChange[] {
  const [one, other] = [byName(before), byName(after)];
  const changes = one && other ? changesOfNamed(one, other, path) : changesOfItems(before, after, path);
  if (changes.length > 0 || isDeepStrictEqual(before, after)) return changes;
  // The items are the same, so only their order differs.
  const [from, to] = one && other ? [[...one.keys()], [...other.keys()]] : [before, after];
  return [{ path, gone: [from], come: [to], items: false }];
}

/** Items by their names, as Kubernetes merges containers and ports; nothing if they have none. */
function byName(items: readonly unknown[]): ReadonlyMap<string, unknown> | undefined {
  const named = new Map(items.map((item) => [isRecord(item) ? item.name : undefined, item]));
  const all = named.size === items.length && [...named.keys()].every((name) => typeof name === 'string');
  return all ? (named as ReadonlyMap<string, unknown>) : undefined;
}

function changesOfNamed(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
  path: string,
): readonly JsonChange[] {
  const gone = [...before].filter(([name]) => !after.has(name)).map(([, item]) => item);
  const come = [...after].filter(([name]) => !before.has(name)).map(([, item]) => item);
  const within = [...before]
    .filter(([name]) => after.has(name))
    .flatMap(([name, item]) => changesBetween(item, after.get(name), `${path}[${name}]`));
  return [...(gone.length + come.length > 0 ? [{ path, gone, come, items: true }] : []), ...within];
}

/** Items that have no names are the same where they are equal, wherever they stand. */
function changesOfItems(before: readonly unknown[], after: readonly unknown[], path: string): readonly JsonChange[] {
  const gone = without(before, after);
  const come = without(after, before);
  const [one] = gone;
  const [other] = come;
  if (gone.length === 1 && come.length === 1 && isRecord(one) && isRecord(other)) {
    return changesBetween(one, other, `${path}[${before.indexOf(one)}]`);
  }
  return gone.length + come.length > 0 ? [{ path, gone, come, items: true }] : [];
}

/** Items of a list that are not in another one, as often as they are there more often. */
function without(items: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  const counts = new Map<string, number>();
  for (const key of others.map(canonical)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return items.filter((item) => {
    const key = canonical(item);
    const left = counts.get(key) ?? 0;
    counts.set(key, left - 1);
    return left <= 0;
  });
}
