import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { MESHLAB_HOME } from './settings';

/** What every object has; the rest is read by those who know the kind. */
export interface KubeObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly generation?: number;
    readonly deletionTimestamp?: string;
    readonly uid?: string;
  };
}

interface Kubeconfig {
  readonly clusters: readonly [
    { readonly cluster: { readonly server: string; readonly 'certificate-authority-data': string } },
  ];
  readonly users: readonly [
    { readonly user: { readonly 'client-certificate-data': string; readonly 'client-key-data': string } },
  ];
}

/** The API server of a cluster of the lab. Polling with kubectl would take a core of a small machine. */
export class Api {
  readonly kubeconfig: string;
  readonly #server: string;
  readonly #agent: Agent;

  constructor(readonly cluster: string) {
    this.kubeconfig = join(MESHLAB_HOME, 'clusters', cluster, 'host.kubeconfig');
    const { clusters, users } = JSON.parse(readFileSync(this.kubeconfig, 'utf8')) as Kubeconfig;
    const text = (base64: string): string => Buffer.from(base64, 'base64').toString();
    this.#server = clusters[0].cluster.server;
    this.#agent = new Agent({
      keepAlive: true,
      ca: text(clusters[0].cluster['certificate-authority-data']),
      cert: text(users[0].user['client-certificate-data']),
      key: text(users[0].user['client-key-data']),
    });
  }

  async list<T extends KubeObject>(path: string): Promise<readonly T[]> {
    const { items } = (await this.#call('GET', path)) as { items: readonly T[] };
    return items;
  }

  /** Undefined when there is no such object. */
  async find<T extends KubeObject>(path: string): Promise<T | undefined> {
    return (await this.#call('GET', path, undefined, true)) as T | undefined;
  }

  /** Patches as a program of that name. Flux undoes at its next apply what kubectl set. */
  async merge(path: string, patch: unknown, fieldManager = 'flux'): Promise<void> {
    await this.#call('PATCH', `${path}?fieldManager=${fieldManager}`, patch);
  }

  async delete(path: string): Promise<void> {
    await this.#call('DELETE', path);
  }

  #call(method: string, path: string, body?: unknown, mayLack = false): Promise<unknown> {
    const headers = { accept: 'application/json', 'content-type': 'application/merge-patch+json' };
    return new Promise((resolve, reject) => {
      const call = request(
        `${this.#server}${path}`,
        { method, headers, agent: this.#agent, timeout: 20_000 },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (part: string) => (text += part));
          answer.on('end', () => {
            const { statusCode: code = 0 } = answer;
            if (mayLack && code === 404) resolve(undefined);
            else if (code < 300) resolve(JSON.parse(text));
            else reject(new Error(`${this.cluster}: ${method} ${path}: ${code} ${text.slice(0, 300)}`));
          });
        },
      );
      call.on('timeout', () => call.destroy(new Error(`${this.cluster}: ${method} ${path}: no answer in 20 s`)));
      call.on('error', reject);
      call.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}
