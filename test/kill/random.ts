import type { Tree } from './trees';

/** Numbers that look random and are the same for the same seed. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A number from 0 up to, and without, a limit. */
  below(limit: number): number {
    // mulberry32
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) % limit;
  }

  /** Whether something happens that happens so often in a hundred. */
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  one<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.below(items.length)] ?? items[0];
  }

  some<Item>(items: Iterable<Item>, percent: number): Item[] {
    return [...items].filter(() => this.chance(percent));
  }
}

const OWNERS = ['us', 'eu', 'ap', 'staging', '_mesh'] as const;

/**
 * Some of the files of a fixed set, so that the next tree has some of them, too: with the same text or
 * another, of the same owner or another, or a folder in place of a file.
 */
export function randomTree(random: Random, folders: number): Tree {
  const owners = random.some(OWNERS, 70);
  const tree: Record<string, Record<string, string>> = { _mesh: { 'fleet.json': `fleet ${random.below(3)}\n` } };
  for (let folder = 0; folder < folders; folder++) {
    for (const file of filesOfFolder(random, `clusters/${folder % 3}/f${folder}`)) {
      const owner = random.one([owners[folder % 3] ?? '_mesh', '_mesh', ...owners]);
      const text = `${file} ${random.below(3)}\n`.repeat(1 + random.below(40));
      tree[owner] = { ...tree[owner], [file]: text };
    }
  }
  return tree;
}

function filesOfFolder(random: Random, folder: string): readonly string[] {
  if (random.chance(15)) return [];
  // A file, a folder, or nothing.
  const swapped = random.one([[`${folder}/swap`], [`${folder}/swap/a`, `${folder}/swap/b/c`], []]);
  return [...random.some([`${folder}/a`, `${folder}/b`, `${folder}/deep/er/c`], 75), ...swapped];
}
