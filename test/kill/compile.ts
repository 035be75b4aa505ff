import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { transformFileSync } from '@swc/core';

export const ROOT = resolve(__dirname, '../..');

/**
 * Compiles a file of this repository, with the files that it imports, into a folder, and returns the
 * path of the result. A child process that loads it starts ten times faster than one with tsx.
 */
export function compile(source: string, folder: string): string {
  const done = new Map<string, string>();
  const visit = (file: string): string => {
    const known = done.get(file);
    if (known !== undefined) return known;
    const target = join(folder, relative(ROOT, file).replace(/\.ts$/, '.js'));
    done.set(file, target);
    const { code } = transformFileSync(file, {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
    });
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
    for (const [, imported = ''] of code.matchAll(/require\("(\.[^"]+)"\)/g)) {
      visit(`${resolve(dirname(file), imported)}.ts`);
    }
    return target;
  };
  return visit(source);
}
