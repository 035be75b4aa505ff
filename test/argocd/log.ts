const begin = Date.now();

/** Prints a line with the seconds since the program began. */
export function log(text: string): void {
  process.stdout.write(`[${((Date.now() - begin) / 1000).toFixed(0).padStart(5)} s] ${text}\n`);
}
