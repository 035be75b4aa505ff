import { FRONTEND, startIn } from './lab';

/** What became of the calls to one host. */
interface Tally {
  readonly calls: number;
  readonly answers: Readonly<Record<string, number>>;
  readonly lost: readonly { readonly at: number; readonly why: string }[];
}

export type Tallies = Readonly<Record<string, Tally>>;

const CALLS_PER_SECOND = 10;
const END_MS = 40_000;

/** Ten calls a second from the frontend of us to each host, until `end`. */
export class Load {
  readonly #result: Promise<string>;
  readonly #process;

  constructor(hosts: readonly string[]) {
    this.#process = startIn(FRONTEND, 'calls.ts', [String(CALLS_PER_SECOND), ...hosts]);
    const { stdout, stderr } = this.#process;
    this.#result = new Promise((resolve, reject) => {
      let [text, errors] = ['', ''];
      stdout?.setEncoding('utf8').on('data', (part: string) => (text += part));
      stderr?.setEncoding('utf8').on('data', (part: string) => (errors += part));
      this.#process.once('error', reject);
      this.#process.once('close', (code) => {
        if (code === 0 && text !== '') resolve(text);
        else reject(new Error(`the caller in frontend ended with ${code ?? 'a signal'}: ${errors.slice(0, 400)}`));
      });
    });
    // Whoever calls `end` gets it; until then it is no unhandled rejection.
    this.#result.catch(() => undefined);
  }

  async end(): Promise<Tallies> {
    this.#process.stdin?.end();
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), END_MS);
    try {
      return JSON.parse(await this.#result) as Tallies;
    } finally {
      clearTimeout(timer);
    }
  }
}

export const callsOf = (tallies: Tallies): number => Object.values(tallies).reduce((sum, { calls }) => sum + calls, 0);

export const lostOf = (tallies: Tallies): number =>
  Object.values(tallies).reduce((sum, { lost }) => sum + lost.length, 0);

/** Says for each host who answered, and the first losses with the seconds since a moment. */
export function described(tallies: Tallies, since: number): readonly string[] {
  return Object.entries(tallies).flatMap(([host, { calls, answers, lost }]) => {
    const regions = Object.entries(answers).map(([region, count]) => `${region} ${count}`);
    const losses = lost.slice(0, 8).map(({ at, why }) => `  lost at ${((at - since) / 1000).toFixed(1)} s: ${why}`);
    return [`${host}: ${calls} calls, ${regions.join(', ') || 'no answer'}, lost ${lost.length}`, ...losses];
  });
}
