import { compare } from './problems/problem';

/** Facts in the order of their construct paths, whatever the order of declaration. */
export function sortedByPath<Fact extends { readonly path: string }>(facts: readonly Fact[]): readonly Fact[] {
  return [...facts].sort((a, b) => compare(a.path, b.path));
}

/** Facts in the order of their names. */
export function sortedByName<Fact extends { readonly name: string }>(facts: readonly Fact[]): readonly Fact[] {
  return [...facts].sort((a, b) => compare(a.name, b.name));
}

/** Groups items by each of their keys; an item appears once per key. */
export function groupByEach<Item>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly string[],
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

/** Merges rows that differ only in the cluster. Rows keep the order of their first appearance, and so do clusters. */
export function mergeByCluster<Row extends object>(
  rows: Iterable<readonly [cluster: string, row: Row]>,
): readonly (Row & { readonly clusters: readonly string[] })[] {
  const merged = new Map<string, Row & { readonly clusters: string[] }>();
  for (const [cluster, each] of rows) {
    const key = JSON.stringify(each);
    const row = merged.get(key);
    if (row) row.clusters.push(cluster);
    else merged.set(key, { ...each, clusters: [cluster] });
  }
  return [...merged.values()];
}

/** Names, each once, sorted. */
export function distinct(names: Iterable<string>): string[] {
  return [...new Set(names)].sort(compare);
}

/** Values that a list contains more than once, each once. */
export function repeatedIn<Value>(values: readonly Value[]): ReadonlySet<Value> {
  return new Set(values.filter((value, index) => values.indexOf(value) !== index));
}

/** Gives a key to the first claimant. Returns the owner if the key is taken, else undefined. */
export function claim(owners: Map<string, string>, key: string, claimant: string): string | undefined {
  const owner = owners.get(key);
  if (owner === undefined) owners.set(key, claimant);
  return owner;
}

/** A function that computes the value of each key once. */
export function memoized<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

/** A function that computes the value of each object once, and remembers it as long as the object lives. */
export function memoizedWeakly<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key) ?? { value: compute(key) };
    known.set(key, found);
    return found.value;
  };
}
