import type { ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startBeside, stop } from '../lab/command';
import { ADDRESS, HOME, KIT, LAB_PROGRAMS } from '../lab/settings';
import { CONTROLLERS, programOf } from './build';
import type { Controller } from './build';

/** /etc/hosts of the kit leads the names of all sources to its own server. It counts for these processes only. */
const WITH_HOSTS = ['unshare', '-m', 'sh', '-c', 'mount --bind "$0" /etc/hosts; exec "$@"', join(HOME, 'hosts')];

/** Git over HTTPS and the chart repositories, under the names that the mesh's objects give them. */
export function serveSources(): ChildProcess {
  const server = join(KIT, '..', 'src', 'web.mjs');
  return startBeside(join(HOME, 'log', 'web.log'), [process.execPath, server, HOME, ADDRESS], process.env);
}

/** The controllers of one cluster. They run on the host, as administrators of the cluster. */
export class FluxControllers {
  #running: readonly ChildProcess[] = [];

  constructor(
    private readonly cluster: string,
    private readonly kubeconfig: string,
    /** Which of the clusters this is: each has ports of its own. */
    private readonly index: number,
    private readonly requeueDependency: string,
  ) {}

  start(): void {
    this.#running = CONTROLLERS.map((controller, number) => this.#start(controller, number));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running.map(stop));
    this.#running = [];
  }

  /** Programs that ended by themselves. */
  ended(): readonly string[] {
    return CONTROLLERS.filter((_, number) => this.#running[number]?.exitCode !== null);
  }

  #start(controller: Controller, number: number): ChildProcess {
    const folder = join(HOME, 'run', this.cluster, controller);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, 'storage'), { recursive: true });
    const port = 19000 + this.index * 100 + number * 10;
    const storage = `127.0.0.1:${19000 + this.index * 100}`;
    const env = {
      PATH: `${LAB_PROGRAMS}:${process.env.PATH ?? ''}`,
      HOME: folder,
      TMPDIR: folder,
      KUBECONFIG: this.kubeconfig,
      RUNTIME_NAMESPACE: 'flux-system',
      SSL_CERT_FILE: join(HOME, 'ca', 'ca.crt'),
    };
    const args = [
      `--metrics-addr=127.0.0.1:${port + 1}`,
      `--health-addr=127.0.0.1:${port + 2}`,
      '--log-encoding=json',
      ...(controller === 'source-controller'
        ? [`--storage-path=${join(folder, 'storage')}`, `--storage-addr=${storage}`, `--storage-adv-addr=${storage}`]
        : [`--requeue-dependency=${this.requeueDependency}`]),
    ];
    const log = join(HOME, 'log', `${controller}-${this.cluster}.log`);
    return startBeside(log, [...WITH_HOSTS, programOf(controller), ...args], env);
  }
}
