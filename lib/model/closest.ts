import { distance } from 'fastest-levenshtein';

/** What a sentence that tells how to fix an unknown name ends with: `; did you mean "echo"?`, or nothing if no known name is near. */
export function didYouMean(given: string, known: Iterable<string>): string {
  const name = closest(given, known);
  return name === undefined ? '' : `; did you mean "${name}"?`;
}

/** The known name that is most likely meant; undefined if all are too far away. */
export function closest(given: string, known: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  // A third of the letters may be wrong: more than that is another word.
  let least = Math.max(1, Math.floor(given.length / 3)) + 1;
  for (const name of known) {
    const far = distance(given.toLowerCase(), name.toLowerCase());
    if (far >= least) continue;
    least = far;
    nearest = name;
  }
  return nearest;
}
