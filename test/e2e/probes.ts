import { exec } from './cluster';
import type { Target } from './cluster';
import { messageOf, sleep } from './wait';

/** Calls from pods of the mesh. */

/** Who calls what. */
export interface Call {
  readonly from: Target;
  readonly url: string;
  /** HTTP/2 without TLS instead of HTTP/1.1. */
  readonly http2?: boolean;
}

/** One answer to curl. Status 0: none, and `text` says why. */
export interface Answer {
  readonly status: number;
  readonly region: string | undefined;
  readonly text: string;
  /** The address that curl had a connection to, if any. */
  readonly connectedTo: string;
}

export async function get(call: Call): Promise<Answer> {
  const [answer] = await answersOf(call, curl(call));
  if (answer === undefined) throw new Error('unreachable: answersOf() returns at least one answer');
  return answer;
}

/** `count` calls one after the other, at most `perSecond`. */
export function getMany(call: Call, count: number, perSecond: number): Promise<readonly Answer[]> {
  if (call.http2 === true) return answersOf(call, repeated(curl(call), count, 1 / perSecond));
  return answersOf(call, curl({ ...call, url: `${call.url}/?[1-${count}]` }, '--rate', `${perSecond}/s`));
}

/** Ends each answer with a line of its own. */
const WRITE_OUT = '\n-- %{http_code} %{remote_ip}\n';

function curl({ url, http2 = false }: Call, ...options: readonly string[]): readonly string[] {
  const version = http2 ? ['--http2-prior-knowledge'] : [];
  return ['curl', '-sS', '-m', '5', ...version, ...options, '-w', WRITE_OUT, url];
}

/** curl 7.88 cannot use such a connection of HTTP/2 a second time (curl/curl#10634), so each call gets its own. */
function repeated(command: readonly string[], count: number, pauseSeconds: number): readonly string[] {
  const loop = 'count=$1; pause=$2; shift 2; while [ $count -gt 0 ]; do "$@"; count=$((count-1)); sleep $pause; done';
  return ['sh', '-c', loop, 'sh', String(count), String(pauseSeconds), ...command];
}

async function answersOf({ from }: Call, command: readonly string[]): Promise<readonly Answer[]> {
  const { stdout, stderr, code } = await exec(from, command);
  const answers = [...stdout.matchAll(/([\s\S]*?)\n-- (\d{3}) (\S*)\n/g)].map(
    ([, body = '', status, connectedTo = '']) => ({
      status: Number(status),
      region: /^region=(\w+)/m.exec(body)?.[1],
      text: firstLine(body) || firstLine(stderr),
      connectedTo,
    }),
  );
  if (answers.length === 0) throw new Error(`curl did not run in ${from.namespace}/${from.name} (${code}): ${stderr}`);
  return answers;
}

/** An answer in a few words: `region=eu`, or the status and why. */
export function verdict({ status, region, text }: Answer): string {
  return status === 200 && region !== undefined ? `region=${region}` : `${status} ${text}`;
}

/**
 * What comes back within two seconds for bytes that are sent over plain TCP, written as printf reads them.
 * The image of curl has no nc, but curl itself can do it.
 */
export async function bytesBack(from: Target, host: string, port: number, bytes: string): Promise<string> {
  const command = `(printf '${bytes}'; sleep 2) | curl -sSN -m 4 telnet://${host}:${port}`;
  return (await exec(from, ['sh', '-c', command])).stdout;
}

/** Calls one after the other until it is stopped. */
export class SteadyLoad {
  readonly #answers: Answer[] = [];
  readonly #interruptions: string[] = [];
  readonly #done: Promise<void>;
  #stopped = false;

  constructor(
    private readonly call: Call,
    private readonly perSecond: number,
  ) {
    this.#done = this.run();
  }

  /** Ends the load and tells what became of it. */
  async stop(): Promise<string> {
    this.#stopped = true;
    await this.#done;
    const regions = this.#answers.map(({ status, region }) => (status === 200 ? region : undefined));
    const count = (region: string | undefined): number => regions.filter((one) => one === region).length;
    const answered = [...new Set(regions)].filter((region) => region !== undefined);
    const lost = this.#answers.filter((_, i) => regions[i] === undefined).map(verdict);
    const reasons = [...new Set([...lost, ...this.#interruptions])];
    const why = reasons.length > 0 ? ` (${reasons.join('; ')})` : '';
    const shares = answered.map((region) => `${region} ${count(region)}`).join(', ');
    return `${regions.length} calls at ${this.perSecond}/s: ${shares}, lost ${lost.length}${why}`;
  }

  private async run(): Promise<void> {
    while (!this.#stopped) {
      try {
        this.#answers.push(...(await getMany(this.call, this.perSecond, this.perSecond)));
      } catch (error) {
        this.#interruptions.push(messageOf(error));
        await sleep(500);
      }
    }
  }
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
