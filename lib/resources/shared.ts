/**
 * Objects that clusters share. Most clusters of a large fleet get the same variant of an object, so each variant is
 * rendered once.
 */
export class Shared<Rendered extends object> {
  /** Variants by the facts that they render. They go when the facts go. */
  readonly #known = new WeakMap<object, Map<string, Rendered>>();

  /** @param variant everything on which the objects depend, other than the facts */
  of(facts: object, variant: unknown, render: () => Rendered): Rendered {
    const variants = this.#known.get(facts) ?? new Map<string, Rendered>();
    this.#known.set(facts, variants);
    const key = JSON.stringify(variant);
    const before = variants.get(key);
    if (before !== undefined) return before;
    const rendered = render();
    // Who changed an object for one cluster would change it for all that share it.
    freeze(rendered);
    variants.set(key, rendered);
    return rendered;
  }
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
}
