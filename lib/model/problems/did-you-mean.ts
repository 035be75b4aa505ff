import { distance } from 'fastest-levenshtein';

/** What a sentence that tells how to fix an unknown name ends with: `; did you mean "echo"?`, or nothing if no known name is near. */
export function didYouMean(given: unknown, known: Iterable<string>): string {
  const name = closest(given, known);
  return name === undefined ? '' : `; did you mean "${name}"?`;
}

/** The known name that is most likely meant; undefined if all are too far away. */
export function closest(given: unknown, known: Iterable<string>): string | undefined {
  // Not everybody has a compiler that insists on a text.
  const text = String(given).toLowerCase();
  let nearest: string | undefined;
  // A third of the letters may be wrong: more than that is another word.
  let least = Math.max(1, Math.floor(text.length / 3)) + 1;
  for (const name of known) {
    const far = distance(text, name.toLowerCase());
    if (far >= least) continue;
    least = far;
    nearest = name;
  }
  return nearest;
}
