import type { WriteStream } from 'node:tty';
import { counted } from '../model/text';

/** A run that is shorter needs no progress. */
const QUIET_MS = 1_000;
const INTERVAL_MS = 100;
const TO_LINE_START = '\r\u001b[K';

/** What a run has done so far, in one line of a terminal. Nothing is printed to files, to pipes and in CI. */
export class Progress {
  readonly #start = performance.now();
  readonly #isShown: boolean;
  #clusters = 0;
  #objects = 0;
  #files = 0;
  #last = 0;

  constructor(
    private readonly stream: WriteStream,
    env: NodeJS.ProcessEnv = process.env,
  ) {
    this.#isShown = stream.isTTY && (env.CI ?? '') === '';
  }

  get seconds(): number {
    return (performance.now() - this.#start) / 1000;
  }

  file(objects: number): void {
    this.#files++;
    this.#objects += objects;
  }

  cluster(total: number): void {
    this.#clusters++;
    const now = performance.now();
    if (!this.#isShown || now - this.#start < QUIET_MS || now - this.#last < INTERVAL_MS) return;
    this.#last = now;
    const done = `${this.#clusters} of ${counted(total, 'cluster')}`;
    this.stream.write(`${TO_LINE_START}${done}, ${counted(this.#objects, 'object')}, ${counted(this.#files, 'file')}`);
  }

  /** Removes the line, so that a text can be printed. */
  clear(): void {
    if (this.#last > 0) this.stream.write(TO_LINE_START);
    this.#last = 0;
  }
}
