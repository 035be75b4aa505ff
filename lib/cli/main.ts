#!/usr/bin/env node
import { run } from './run';

// Whoever reads the first lines only, as `head` does, has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// Not process.exit(), which would cut what a pipe has not taken yet.
process.exitCode = run(process.argv.slice(2), {
  folder: process.cwd(),
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
});
