import type { EntryFacts } from '../../model/facts/entry';
import type { Manifest } from '../manifest';

/** Objects of each entry by the variant of them. They go when the entry goes. */
const known = new WeakMap<EntryFacts, Map<string, readonly Manifest[]>>();

/**
 * Renders each variant of an entry's objects once. Most clusters of a large fleet get the same variant, and share its
 * objects. `variant` names everything on which the objects depend, other than the entry.
 */
export function shared(entry: EntryFacts, variant: string, render: () => readonly Manifest[]): readonly Manifest[] {
  const variants = known.get(entry) ?? new Map<string, readonly Manifest[]>();
  known.set(entry, variants);
  const before = variants.get(variant);
  if (before !== undefined) return before;
  const manifests = render();
  // Who changed an object for one cluster would change it for all that share it.
  for (const manifest of manifests) freeze(manifest);
  variants.set(variant, manifests);
  return manifests;
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
}
