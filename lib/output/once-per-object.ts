import type { Manifest } from '../resources/manifest';

/**
 * A function that answers once for each object that clusters share. Such objects are frozen, so the answer stays right;
 * for any other object the function is asked every time.
 */
export function oncePerObject<Answer>(answer: (manifest: Manifest) => Answer): (manifest: Manifest) => Answer {
  const known = new WeakMap<Manifest, { readonly answer: Answer }>();
  return (manifest) => {
    if (!Object.isFrozen(manifest)) return answer(manifest);
    const before = known.get(manifest) ?? { answer: answer(manifest) };
    known.set(manifest, before);
    return before.answer;
  };
}
