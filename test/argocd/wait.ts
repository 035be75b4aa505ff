export const pause = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Reads until a reading is accepted, and gives the seconds it took; undefined when it never was. */
export async function within(
  seconds: number,
  accept: () => boolean | Promise<boolean>,
  every = 0.5,
): Promise<number | undefined> {
  const start = Date.now();
  const elapsed = (): number => (Date.now() - start) / 1000;
  while (elapsed() <= seconds) {
    if (await accept()) return elapsed();
    await pause(every);
  }
  return undefined;
}

/** As `within`, and throws when it takes too long. */
export async function until(
  what: string,
  seconds: number,
  accept: () => boolean | Promise<boolean>,
  every = 0.5,
): Promise<number> {
  const took = await within(seconds, accept, every);
  if (took !== undefined) return took;
  throw new Error(`not within ${seconds} s: ${what}`);
}
