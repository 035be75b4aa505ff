import { compare } from './problems/problem';

/** Facts in the order of their construct paths, whatever the order of declaration. */
export function sortedByPath<Fact extends { readonly path: string }>(facts: readonly Fact[]): readonly Fact[] {
  return [...facts].sort((a, b) => compare(a.path, b.path));
}

/** The same in the order of their names. */
export function sortedByName<Fact extends { readonly name: string }>(facts: readonly Fact[]): readonly Fact[] {
  return [...facts].sort((a, b) => compare(a.name, b.name));
}

/** Items by each of their keys; an item that has a key twice stands there once. */
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

/**
 * What is said of clusters, each statement once. It stands where it is said first, and its clusters
 * stand in the order in which it is said of them.
 */
export function sharedByClusters<Said extends object>(
  said: Iterable<readonly [cluster: string, said: Said]>,
): readonly (Said & { readonly clusters: readonly string[] })[] {
  const rows = new Map<string, Said & { readonly clusters: string[] }>();
  for (const [cluster, each] of said) {
    const key = JSON.stringify(each);
    const row = rows.get(key);
    if (row) row.clusters.push(cluster);
    else rows.set(key, { ...each, clusters: [cluster] });
  }
  return [...rows.values()];
}

/** Names, each once, sorted. */
export function distinct(names: Iterable<string>): string[] {
  return [...new Set(names)].sort(compare);
}

/** Values that a list has more than once, each once. */
export function repeatedIn<Value>(values: readonly Value[]): ReadonlySet<Value> {
  return new Set(values.filter((value, index) => values.indexOf(value) !== index));
}
