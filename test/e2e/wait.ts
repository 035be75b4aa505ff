export interface Met<T> {
  readonly value: T;
  /** When the reading ended that was accepted. */
  readonly afterSeconds: number;
}

/** Reads until a reading is accepted. Readings that begin in time count; a reading that throws is one more that is not accepted. */
export async function eventually<T>(
  what: string,
  withinSeconds: number,
  read: () => Promise<T>,
  accept: (value: T) => boolean,
): Promise<Met<T>> {
  const start = Date.now();
  let last = 'nothing was read';
  for (let elapsed = 0; elapsed <= withinSeconds; elapsed = (Date.now() - start) / 1000) {
    try {
      const value = await read();
      if (accept(value)) return { value, afterSeconds: (Date.now() - start) / 1000 };
      last = JSON.stringify(value);
    } catch (error) {
      last = messageOf(error);
    }
    await sleep(300);
  }
  throw new Error(`Not within ${withinSeconds} s: ${what}. Last seen: ${last}`);
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
