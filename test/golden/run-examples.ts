import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Runs programs one after the other in one process, each in a folder of its own below the first argument: loading the
 * library takes longer than most of them.
 */
async function run([target = '', ...names]: readonly string[]): Promise<void> {
  const examples = resolve(__dirname, '../../examples');
  for (const name of names) {
    const folder = join(target, name);
    mkdirSync(folder, { recursive: true });
    process.chdir(folder);
    console.error(`running ${name}`);
    await import(join(examples, name, 'main.ts'));
  }
}

void run(process.argv.slice(2));
