import { isDeepStrictEqual } from 'node:util';
import { distinct } from '../../../model/collections';
import { isRecord } from '../../../model/validate/json';
import { canonical } from '../../../resources/read/fields';
import type { Fields } from '../../../resources/read/fields';

/** One path at which two values differ. */
export interface JsonChange {
  /** For example `spec.template.spec.containers[echo].image`. */
  readonly path: string;
  /** The former value, or the items that a list lost. Empty if there was no value. */
  readonly removed: readonly unknown[];
  /** The new value, or the items that a list gained. Empty if there is no value any more. */
  readonly added: readonly unknown[];
  /** Whether the values are items of a list. */
  readonly items: boolean;
}

/** All paths at which two values differ, in the order of the keys. */
export function changesBetween(before: unknown, after: unknown, path = ''): readonly JsonChange[] {
  const [one, other] = [orEmpty(before, after), orEmpty(after, before)];
  if (isRecord(one) && isRecord(other)) return changesOfMaps(one, other, path);
  if (Array.isArray(one) && Array.isArray(other)) return changesOfLists(one, other, path);
  return isDeepStrictEqual(before, after) ? [] : [{ path, removed: some(before), added: some(after), items: false }];
}

/** Treats a missing map or list as empty, so that a first label shows as a change of that label. */
function orEmpty(value: unknown, counterpart: unknown): unknown {
  if (value !== undefined) return value;
  if (Array.isArray(counterpart) && counterpart.length > 0) return [];
  return isRecord(counterpart) && Object.keys(counterpart).length > 0 ? {} : undefined;
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
  // The same items remain, so only their order differs.
  const [from, to] = one && other ? [[...one.keys()], [...other.keys()]] : [before, after];
  return [{ path, removed: [from], added: [to], items: false }];
}

/** Indexes items by name, as Kubernetes merges containers and ports. Undefined unless all names are unique. */
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
  const removed = [...before].filter(([name]) => !after.has(name)).map(([, item]) => item);
  const added = [...after].filter(([name]) => !before.has(name)).map(([, item]) => item);
  const within = [...before]
    .filter(([name]) => after.has(name))
    .flatMap(([name, item]) => changesBetween(item, after.get(name), `${path}[${name}]`));
  return [...(removed.length + added.length > 0 ? [{ path, removed, added, items: true }] : []), ...within];
}

/** Matches items without names by their content, wherever they are in the list. */
function changesOfItems(before: readonly unknown[], after: readonly unknown[], path: string): readonly JsonChange[] {
  const removed = without(before, after);
  const added = without(after, before);
  const [one] = removed;
  const [other] = added;
  if (removed.length === 1 && added.length === 1 && isRecord(one) && isRecord(other)) {
    return changesBetween(one, other, `${path}[${before.indexOf(one)}]`);
  }
  return removed.length + added.length > 0 ? [{ path, removed, added, items: true }] : [];
}

/** Removes one equal item for each item of the other list, so that duplicates count. */
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
