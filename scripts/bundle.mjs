// Puts the compiled library into one file, and the command line into another, so that programs start in half the time:
// Node reads 240 files one by one otherwise. Declarations stay as tsc wrote them.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

const OUT = 'build/lib';
const settings = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  // Names of classes are in stack traces and error texts.
  keepNames: true,
  tsconfig: 'tsconfig.build.json',
  logLevel: 'warning',
};

removeCompiled('build');
await build({
  ...settings,
  stdin: { contents: "export * as library from './lib'; export * as testing from './lib/testing';", resolveDir: '.' },
  outfile: join(OUT, 'library.js'),
});
await build({ ...settings, entryPoints: ['lib/cli/main.ts'], outfile: join(OUT, 'cli/main.js') });
const names = createRequire(import.meta.url)(join(process.cwd(), OUT, 'library.js'));
writeEntry('index.js', './library.js', 'library');
writeEntry('testing/index.js', '../library.js', 'testing');

/** Removes what tsc compiled, except the declarations. */
function removeCompiled(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile() && entry.name.endsWith('.js')) rmSync(join(entry.parentPath, entry.name));
}

/** Both entries share one file, so that a class is the same in both. The last line tells ES modules the names. */
function writeEntry(file, from, part) {
  const list = Object.keys(names[part]).sort().join(', ');
  writeFileSync(
    join(OUT, file),
    `'use strict';\nmodule.exports = require('${from}').${part};\n0 && (module.exports = { ${list} });\n`,
  );
}
