/** The item of a list that a number means, whatever the length of the list. */
export function pick<Item>(items: readonly Item[], at: number): Item {
  const item = items[at % items.length];
  if (item === undefined) throw new Error('an empty list has nothing to pick');
  return item;
}

/** Distinct places in a list of a length, in the order in which numbers mean them. */
export function places(numbers: readonly number[], length: number): number[] {
  return length === 0 ? [] : [...new Set(numbers.map((number) => number % length))];
}
