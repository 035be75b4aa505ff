import { appendFileSync, rmSync } from 'node:fs';
import { messageOf, sleep } from '../e2e/wait';
import type { FluxCluster } from './cluster';
import { state } from './cluster';
import { fluxObjects, isReady } from './objects';
import type { FluxObject } from './objects';

/** Notes every change of the state of Flux's objects in a cluster, and which step began before what it depends on was ready. */
export class Timeline {
  readonly #seen = new Map<string, string>();
  readonly #begun = new Set<string>();
  readonly #readyOnce = new Set<string>();
  readonly #early: string[] = [];
  #over = false;
  readonly #done: Promise<void>;

  constructor(
    private readonly cluster: FluxCluster,
    private readonly file: string,
    private readonly start = Date.now(),
  ) {
    rmSync(file, { force: true });
    this.#done = this.#watch();
  }

  async stop(): Promise<void> {
    this.#over = true;
    await this.#done;
  }

  /** Steps of the installation that did not wait. */
  early(): readonly string[] {
    return this.#early;
  }

  async #watch(): Promise<void> {
    while (!this.#over) {
      try {
        this.#note(await fluxObjects(this.cluster.api));
      } catch (error) {
        this.#write(messageOf(error));
        await sleep(2000);
      }
      await sleep(700);
    }
  }

  #note(objects: readonly FluxObject[]): void {
    for (const object of objects) {
      if (object.kind === 'Kustomization' && isReady(object)) this.#readyOnce.add(object.metadata.name);
    }
    for (const object of objects) {
      this.#noteOrder(object);
      const key = `${object.kind ?? ''} ${object.metadata.name}`;
      const revision = object.status?.lastAppliedRevision?.slice(-40, -33) ?? '';
      const line = `${isReady(object) ? 'ready' : 'not ready'} ${state(object)} ${revision}`;
      if (this.#seen.get(key) === line) continue;
      this.#seen.set(key, line);
      this.#write(line);
    }
    const present = new Set(objects.map(({ kind, metadata }) => `${kind ?? ''} ${metadata.name}`));
    for (const key of [...this.#seen.keys()].filter((known) => !present.has(known))) {
      this.#seen.delete(key);
      this.#write(`gone ${key}`);
    }
  }

  /** lastAttemptedRevision is written once the dependencies are met. */
  #noteOrder({ kind, metadata: { name }, spec, status }: FluxObject): void {
    if (kind !== 'Kustomization' || status?.lastAttemptedRevision === undefined || this.#begun.has(name)) return;
    this.#begun.add(name);
    const before = (spec.dependsOn ?? []).map((dependency) => dependency.name);
    const missing = before.filter((dependency) => !this.#readyOnce.has(dependency));
    if (missing.length > 0) this.#early.push(`${this.cluster.name} ${name} before ${missing.join(', ')}`);
  }

  #write(line: string): void {
    const seconds = ((Date.now() - this.start) / 1000).toFixed(1).padStart(7);
    appendFileSync(this.file, `${seconds} ${line}\n`);
  }
}
