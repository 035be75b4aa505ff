import { X509Certificate } from 'node:crypto';
import { eu, messageOf, sleep, us } from './cluster';
import type { Target } from './cluster';
import { settings } from './settings';

/** Calls from pods of us, and what eu's gateway says about them. */

/** One answer to curl. Status 0: none, and `text` says why. */
export interface Answer {
  readonly status: number;
  readonly region: string | undefined;
  readonly text: string;
  /** The address that curl had a connection to, if any. */
  readonly connectedTo: string;
}

const GATEWAY = { namespace: 'istio-eastwest', label: 'istio=eastwestgateway', container: 'istio-proxy' };

export async function get(from: Target, url: string): Promise<Answer> {
  const [answer] = await curl(from, url);
  if (answer === undefined) throw new Error('unreachable: curl() returns at least one answer');
  return answer;
}

/** `count` calls one after the other, at most `perSecond`. */
export function getMany(from: Target, url: string, count: number, perSecond: number): Promise<readonly Answer[]> {
  return curl(from, `${url}/?[1-${count}]`, '--rate', `${perSecond}/s`);
}

async function curl(from: Target, url: string, ...options: readonly string[]): Promise<readonly Answer[]> {
  const write = '\n-- %{http_code} %{remote_ip}\n';
  const command = ['curl', '-sS', '-m', '5', ...options, '-w', write, url];
  const { stdout, stderr, code } = await us.exec(from, command);
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

/** Calls one after the other until it is stopped. */
export class SteadyLoad {
  readonly #answers: Answer[] = [];
  readonly #interruptions: string[] = [];
  readonly #done: Promise<void>;
  #stopped = false;

  constructor(
    private readonly from: Target,
    private readonly url: string,
    private readonly perSecond: number,
  ) {
    this.#done = this.run();
  }

  /** Ends the load and tells what became of it. */
  async stop(): Promise<string> {
    this.#stopped = true;
    await this.#done;
    const verdicts = this.#answers.map(verdict);
    const count = (region: string): number => verdicts.filter((one) => one === `region=${region}`).length;
    const lost = verdicts.filter((one) => !one.startsWith('region='));
    const reasons = [...new Set([...lost, ...this.#interruptions])];
    const why = reasons.length > 0 ? ` (${reasons.join('; ')})` : '';
    return `${verdicts.length} calls at ${this.perSecond}/s: us ${count('us')}, eu ${count('eu')}, lost ${lost.length}${why}`;
  }

  private async run(): Promise<void> {
    while (!this.#stopped) {
      try {
        this.#answers.push(...(await getMany(this.from, this.url, this.perSecond, this.perSecond)));
      } catch (error) {
        this.#interruptions.push(messageOf(error));
        await sleep(500);
      }
    }
  }
}

/** The identity that eu's gateway shows for a server name; undefined when it shows none. */
export async function identityBehind(from: Target, serverName: string): Promise<string | undefined> {
  const sClient = ['openssl', 's_client', '-connect', settings.euGateway, '-alpn', 'istio', '-servername', serverName];
  const { stdout, stderr } = await us.exec(from, ['timeout', '10', ...sClient]);
  if (stdout.includes('CONNECTED(')) {
    const certificate = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(stdout)?.[0];
    if (certificate !== undefined) return new X509Certificate(certificate).subjectAltName;
    if (stdout.includes('no peer certificate available')) return undefined;
  }
  throw new Error(`openssl in ${from.namespace}/${from.name} did not reach ${settings.euGateway}: ${stdout}${stderr}`);
}

/** The clusters of Envoy in each replica of eu's gateway, one line per fact. pilot-agent is in every proxy image. */
async function gatewayClusters(): Promise<readonly string[]> {
  const { namespace, label, container } = GATEWAY;
  const names = await eu.pods(namespace, label);
  if (names.length === 0) throw new Error(`no pod with ${label} runs in ${namespace} of ${eu.context}`);
  return Promise.all(
    names.map(async (name) => {
      const target: Target = { kind: 'pod', namespace, name, container };
      const { code, stdout, stderr } = await eu.exec(target, ['pilot-agent', 'request', 'GET', 'clusters']);
      if (code !== 0) throw new Error(`pilot-agent in ${namespace}/${name}: ${stderr}`);
      return stdout;
    }),
  );
}

/** How many connections all replicas of eu's gateway have opened for a server name so far. */
export async function gatewayConnections(serverName: string): Promise<number> {
  const clusters = (await gatewayClusters()).join('\n').split('\n');
  const counters = clusters.filter((line) => line.startsWith(`${serverName}::`) && line.includes('::cx_total::'));
  if (counters.length === 0) throw new Error(`eu's gateway has no endpoint for ${serverName}`);
  return counters.reduce((sum, line) => sum + Number(line.split('::').at(-1)), 0);
}

/** True when every replica of eu's gateway has a healthy endpoint for a server name, whether or not it lets anyone in. */
export async function gatewayKnows(serverName: string): Promise<boolean> {
  return (await gatewayClusters()).every((clusters) =>
    clusters.split('\n').some((line) => line.startsWith(`${serverName}::`) && line.includes('::health_flags::healthy')),
  );
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
