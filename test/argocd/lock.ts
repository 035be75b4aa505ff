import { start } from './command';
import { settings } from './settings';

/** Takes the lock that all users of the machine's lab share, and gives what releases it. */
export function lockLab(): Promise<() => void> {
  const holder = start('flock', [settings.lock, 'sh', '-c', 'echo held; exec cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    holder.once('error', reject);
    holder.once('exit', () => {
      reject(new Error(`flock ${settings.lock} ended without the lock`));
    });
    holder.stdout?.once('data', () => {
      resolve(() => {
        holder.stdin?.end();
      });
    });
  });
}
