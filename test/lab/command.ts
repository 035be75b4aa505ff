import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

export interface CommandOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly input?: string;
  /** Milliseconds. */
  readonly timeout?: number;
}

/** Runs a program to its end and returns what it printed; rejects with its error output when it fails. */
export function run(file: string, args: readonly string[], options: CommandOptions = {}): Promise<string> {
  const { input = '', ...rest } = options;
  return new Promise((resolve, reject) => {
    const child = execFile(file, args, { maxBuffer: 1 << 28, ...rest }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${file} ${args.join(' ')}: ${stderr.trim() || stdout.trim() || error.message}`));
    });
    // A program that ends without reading its input closes the pipe; its exit code says whether it failed.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** Runs a program whose output is shown; resolves with its exit code. */
export function runShown(file: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
    child.on('error', reject);
    child.on('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}

/** A program that runs beside this one and ends with it, even if this one is killed. */
export function startBeside(log: string, command: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'a');
  return spawn('setpriv', ['--pdeathsig', 'TERM', ...command], { stdio: ['ignore', output, output], env });
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(killer);
}
