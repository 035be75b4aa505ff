import { createInterface } from 'node:readline';
import { stateOf } from './applications';
import type { Application } from './applications';
import type { Kube, KubeList } from './kube';
import { pause } from './wait';

/** A change in the state of an Application. */
export interface Event {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly application: string;
  readonly state: string;
}

interface WatchEvent {
  readonly type: string;
  readonly object: Application;
}

const PATH = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications';

/** Follows the Applications of one Argo CD: what they are now, and every change of their state. */
export class Timeline {
  readonly events: Event[] = [];
  readonly #current = new Map<string, Application>();
  #ended = false;

  constructor(private readonly kube: Kube) {}

  get applications(): readonly Application[] {
    return [...this.#current.values()];
  }

  get(name: string): Application | undefined {
    return this.#current.get(name);
  }

  /** Follows until `end`; a watch that the server closes is opened again. */
  follow(): void {
    void (async () => {
      while (!this.#ended) {
        await this.#followOnce().catch(() => undefined);
        await pause(0.5);
      }
    })();
  }

  end(): void {
    this.#ended = true;
  }

  /** Messages that differ from each other and were first seen after a moment, oldest first. */
  messagesSince(moment: number, pattern: RegExp): readonly string[] {
    const states = this.events.filter(({ at, state }) => at >= moment && pattern.test(state));
    return [...new Set(states.map(({ application, state }) => `${application}: ${state}`))];
  }

  async #followOnce(): Promise<void> {
    const { metadata, items } = await this.kube.get<KubeList<Application>>(PATH);
    const present = new Set(items.map((item) => item.metadata.name));
    for (const name of this.#current.keys()) if (!present.has(name)) this.#removed(name);
    for (const item of items) this.#seen(item);
    const response = await this.kube.watch(`${PATH}?watch=1&resourceVersion=${metadata.resourceVersion}`);
    for await (const line of createInterface({ input: response })) {
      if (this.#ended) break;
      const { type, object } = JSON.parse(line) as WatchEvent;
      if (type === 'ERROR') break;
      if (type === 'DELETED') this.#removed(object.metadata.name);
      else this.#seen(object);
    }
    response.destroy();
  }

  #seen(application: Application): void {
    const { name } = application.metadata;
    const before = this.#current.get(name);
    this.#current.set(name, application);
    const state = stateOf(application);
    if (before === undefined || stateOf(before) !== state)
      this.events.push({ at: Date.now(), application: name, state });
  }

  #removed(name: string): void {
    this.#current.delete(name);
    this.events.push({ at: Date.now(), application: name, state: 'deleted' });
  }
}
