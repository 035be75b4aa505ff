// Runs a program of this repository from source, as `node scripts/run-program.mjs main.ts`. Program and library are
// bundled in memory first: tsx reads and maps their 250 files one by one, which takes longer than the synth.
import Module from 'node:module';
import { dirname, resolve } from 'node:path';
import { buildSync } from 'esbuild';

const [, , file] = process.argv;
if (file === undefined) throw new Error('usage: node scripts/run-program.mjs <program>');
const program = resolve(file);
const { outputFiles } = buildSync({
  entryPoints: [program],
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  keepNames: true,
  write: false,
  // Stacks, and so the lines that problems name, are those of the source.
  sourcemap: 'inline',
  sourcesContent: false,
  outfile: program,
  allowOverwrite: true,
});
process.setSourceMapsEnabled(true);
const module = new Module(program, null);
module.filename = program;
module.paths = Module._nodeModulePaths(dirname(program));
module._compile(outputFiles[0].text, program);
