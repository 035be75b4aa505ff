import { readFileSync } from 'node:fs';
import https from 'node:https';
import type { IncomingMessage } from 'node:http';
import { pause } from './wait';

/** What every object of the API has. */
export interface KubeObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly deletionTimestamp?: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly finalizers?: readonly string[];
  };
}

export interface KubeList<T> {
  readonly metadata: { readonly resourceVersion: string };
  readonly items: readonly T[];
}

export class KubeError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

type Method = 'GET' | 'PATCH' | 'DELETE' | 'POST';

interface Kubeconfig {
  readonly clusters: readonly [{ readonly cluster: { server: string; 'certificate-authority-data': string } }];
  readonly users: readonly [{ readonly user: { 'client-certificate-data': string; 'client-key-data': string } }];
}

const REQUEST_TIMEOUT_MS = 30_000;
const BUSY = new Set([429, 500, 503]);
const ATTEMPTS = 15;

/** The API of one cluster. kubectl would start a process for each question, too slow for a busy machine. */
export class Kube {
  readonly #server: URL;
  readonly #tls: https.AgentOptions;
  readonly #agent: https.Agent;

  constructor(kubeconfig: string) {
    const { clusters, users } = JSON.parse(readFileSync(kubeconfig, 'utf8')) as Kubeconfig;
    const decoded = (text: string): Buffer => Buffer.from(text, 'base64');
    const [{ cluster }, { user }] = [clusters[0], users[0]];
    this.#server = new URL(cluster.server);
    this.#tls = {
      ca: decoded(cluster['certificate-authority-data']),
      cert: decoded(user['client-certificate-data']),
      key: decoded(user['client-key-data']),
    };
    this.#agent = new https.Agent({ keepAlive: true, maxSockets: 16, ...this.#tls });
  }

  /** Asks again for a while when the server is busy, as it is just after its start and after new CRDs. */
  async get<T = KubeObject>(path: string): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#call<T>('GET', path);
      } catch (error) {
        const isFinal = error instanceof KubeError && !BUSY.has(error.status);
        if (isFinal || attempt === ATTEMPTS) throw error;
        await pause(1);
      }
    }
  }

  /** An object, or undefined when there is none. */
  async find<T = KubeObject>(path: string): Promise<T | undefined> {
    try {
      return await this.get<T>(path);
    } catch (error) {
      if (error instanceof KubeError && error.status === 404) return undefined;
      throw error;
    }
  }

  async list<T = KubeObject>(path: string): Promise<readonly T[]> {
    return (await this.get<KubeList<T>>(path)).items;
  }

  create(path: string, object: unknown): Promise<unknown> {
    return this.#call('POST', path, object, 'application/json');
  }

  /** A merge patch. */
  patch(path: string, change: unknown): Promise<unknown> {
    return this.#call('PATCH', path, change, 'application/merge-patch+json');
  }

  /** A JSON patch, for items of lists. */
  patchItems(path: string, operations: unknown): Promise<unknown> {
    return this.#call('PATCH', path, operations, 'application/json-patch+json');
  }

  delete(path: string): Promise<unknown> {
    return this.#call('DELETE', path);
  }

  /** Opens a watch; the stream ends when the server closes it. */
  watch(path: string): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const request = https.get(new URL(path, this.#server), { agent: new https.Agent(this.#tls) }, (response) => {
        if (response.statusCode === 200) resolve(response);
        else reject(new KubeError(response.statusCode ?? 0, `watch ${path}`));
      });
      request.on('error', reject);
    });
  }

  #call<T>(method: Method, path: string, body?: unknown, type?: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const headers = { accept: 'application/json', ...(type === undefined ? {} : { 'content-type': type }) };
      const options = { method, agent: this.#agent, headers, timeout: REQUEST_TIMEOUT_MS };
      const request = https.request(new URL(path, this.#server), options, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('error', reject);
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          if (status < 300) resolve(JSON.parse(text) as T);
          else reject(new KubeError(status, messageIn(text)));
        });
      });
      request.on('timeout', () => request.destroy(new Error(`${method} ${path}: no answer`)));
      request.on('error', reject);
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}

function messageIn(text: string): string {
  try {
    return (JSON.parse(text) as { message?: string }).message ?? text;
  } catch {
    return text;
  }
}
