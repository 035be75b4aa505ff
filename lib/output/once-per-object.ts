import { memoizedWeakly } from '../model/collections';
import type { Manifest } from '../resources/manifest';

/**
 * A function that answers once for each object that clusters share. Such objects are frozen, so the answer stays right;
 * for any other object the function is asked every time.
 */
export function oncePerObject<Answer>(answer: (manifest: Manifest) => Answer): (manifest: Manifest) => Answer {
  const once = memoizedWeakly(answer);
  return (manifest) => (Object.isFrozen(manifest) ? once(manifest) : answer(manifest));
}
