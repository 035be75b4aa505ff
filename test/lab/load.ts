import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { KIT_ENVIRONMENT, LAB } from './settings';

/** What became of a steady load. */
export interface Calls {
  readonly url: string;
  readonly calls: number;
  /** How many calls each region answered. */
  readonly answered: Readonly<Record<string, number>>;
  /** Second since the start and reason of each call without an answer of a region. */
  readonly lost: readonly { readonly at: number; readonly why: string }[];
}

/** Runs in the pod: one call every 1/rate seconds, on connections that are kept, until its input ends. */
const CALLER = `
const http = require('http'), [url, rate] = process.argv.slice(1), start = Date.now();
const agent = new http.Agent({ keepAlive: true, maxSockets: 50 });
const answered = {}, lost = []; let calls = 0, open = 0, over = false;
const end = () => { if (over && open === 0) { console.log(JSON.stringify({ url, calls, answered, lost })); process.exit(0); } };
const call = () => {
  const at = Math.round((Date.now() - start) / 100) / 10; calls++; open++;
  let done = false;
  const settle = (region, why) => { if (done) return; done = true; open--; if (region) answered[region] = (answered[region] ?? 0) + 1; else lost.push({ at, why }); end(); };
  const request = http.get(url, { agent, timeout: 15000 }, (answer) => {
    let text = '';
    answer.on('data', (part) => { text += part; }).on('error', (error) => settle(undefined, error.code ?? error.message));
    answer.on('end', () => settle(answer.statusCode === 200 ? /region=(\\S+)/.exec(text)?.[1] : undefined, String(answer.statusCode)));
  });
  request.on('timeout', () => request.destroy(new Error('no answer in 15 s')));
  request.on('error', (error) => settle(undefined, error.code ?? error.message));
};
const timer = setInterval(call, 1000 / Number(rate));
process.stdin.on('end', () => { clearInterval(timer); over = true; end(); }).resume();
`;

/** Calls from a pod at a steady rate until it is stopped. */
export class Load {
  readonly #child: ChildProcess;
  readonly #result: Promise<Calls>;

  constructor(cluster: string, pod: string, url: string, perSecond = 10) {
    const command = ['exec', cluster, pod, '--', '/lab/node', '-e', CALLER, url, String(perSecond)];
    const child = spawn(LAB, command, { stdio: ['pipe', 'pipe', 'pipe'], env: KIT_ENVIRONMENT });
    this.#child = child;
    this.#result = new Promise((resolve, reject) => {
      let [text, errors] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
      child.stderr.setEncoding('utf8').on('data', (part: string) => (errors += part));
      child.on('error', reject);
      child.on('close', () => {
        if (text.startsWith('{')) resolve(JSON.parse(text) as Calls);
        else reject(new Error(`the load on ${url} ended by itself: ${errors.trim()}`));
      });
    });
    // A load that ends early is reported by stop().
    this.#result.catch(() => undefined);
  }

  stop(): Promise<Calls> {
    this.#child.stdin?.end();
    return this.#result;
  }
}
