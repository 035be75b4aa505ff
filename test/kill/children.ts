import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, compile } from './compile';
import type { Fault } from './faults';
import type { Tree } from './trees';

/** How a process ended. */
export interface Ending {
  readonly isKilled: boolean;
  readonly status: number | null;
  readonly stderr: string;
}

/** A process that has not ended yet. */
export interface Running {
  readonly process: ChildProcess;
  /** When it says that it starts to publish. */
  readonly started: Promise<void>;
  readonly ended: Promise<Ending>;
}

/** What is compiled finds the packages of this repository. */
const PLAIN: NodeJS.ProcessEnv = { ...process.env, NODE_PATH: join(ROOT, 'node_modules') };

/** Synths in processes of their own, to which something happens. */
export class Children {
  readonly #faults: string;
  readonly #program: string;
  #count = 0;

  /** Compiles what they run into a folder. */
  constructor(private readonly folder: string) {
    this.#faults = compile(require.resolve('./faults.ts'), folder);
    this.#program = compile(require.resolve('./program.ts'), folder);
  }

  /** Publishes a tree with a fault on the way, and waits for the end. */
  run(outdir: string, tree: Tree, fault: Omit<Fault, 'path'>): Ending {
    const env = this.faulty({ ...fault, path: outdir });
    const options = { env, encoding: 'utf8' } as const;
    const { signal, status, stderr } = spawnSync(process.execPath, this.#command(outdir, tree), options);
    return { isKilled: signal === 'SIGKILL', status, stderr };
  }

  /** Publishes a tree, and does not wait. */
  start(outdir: string, tree: Tree, fault?: Omit<Fault, 'path'>): Running {
    const env = fault === undefined ? PLAIN : this.faulty({ ...fault, path: outdir });
    const child = spawn(process.execPath, this.#command(outdir, tree), { env });
    let stderr = '';
    child.stderr.on('data', (text) => (stderr += String(text)));
    const started = new Promise<void>((resolve) => {
      child.stdout.once('data', () => {
        resolve();
      });
    });
    const ended = new Promise<Ending>((resolve, reject) => {
      child.once('error', reject).once('close', (status, signal) => {
        resolve({ isKilled: signal === 'SIGKILL', status, stderr });
      });
    });
    return { process: child, started, ended };
  }

  /** The environment in which a fault happens to a program of Node. */
  faulty(fault: Fault): NodeJS.ProcessEnv {
    return { ...PLAIN, NODE_OPTIONS: `--require ${this.#faults}`, FAULT: JSON.stringify(fault) };
  }

  #command(outdir: string, tree: Tree): readonly string[] {
    const file = join(this.folder, `tree-${this.#count++}.json`);
    writeFileSync(file, JSON.stringify(tree));
    return [this.#program, outdir, file];
  }
}
