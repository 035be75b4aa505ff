import { spawn } from 'node:child_process';
import { run } from './command';
import { KIT, KIT_ENVIRONMENT, KUBECONFIG, LAB, LAB_LOCK, LAB_PROGRAMS } from './settings';
import { join } from 'node:path';

/** The clusters of the lab, and the part of the kit that any GitOps controller needs. */

/** Runs a command of the lab. */
export function lab(...args: readonly string[]): Promise<string> {
  return run(LAB, args, { env: KIT_ENVIRONMENT, timeout: 600_000 });
}

/** Runs a command of the kit. */
export function kit(...args: readonly string[]): Promise<string> {
  return run(KIT, args, { env: KIT_ENVIRONMENT, timeout: 600_000 });
}

export function kubectl(cluster: string, args: readonly string[], input = ''): Promise<string> {
  const context = ['--kubeconfig', KUBECONFIG, '--context', cluster];
  return run(join(LAB_PROGRAMS, 'kubectl'), [...context, ...args], { input, timeout: 200_000 });
}

/**
 * Starts fresh clusters, does something, and stops them whatever happened. Only one user of the machine has
 * the lab at a time; the lock is released when this process ends.
 */
export async function withLab<T>(clusters: readonly string[], doSomething: () => Promise<T>): Promise<T> {
  const unlock = await locked();
  try {
    await lab('up', ...clusters);
    return await doSomething();
  } finally {
    await lab('down');
    unlock();
  }
}

/** Waits for the lock. */
function locked(): Promise<() => void> {
  const holder = spawn('flock', [LAB_LOCK, 'sh', '-c', 'echo locked; exec cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    holder.on('error', reject);
    holder.on('exit', () => {
      reject(new Error(`no lock on ${LAB_LOCK}`));
    });
    holder.stdout.once('data', () => {
      resolve(() => holder.stdin.end());
    });
  });
}
