#!/usr/bin/env node
import { run } from './run';

// A reader such as `head` closes the pipe early. That is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// process.exit() would drop output that is still waiting in a pipe.
process.exitCode = run(process.argv.slice(2), {
  folder: process.cwd(),
  print: (text) => process.stdout.write(text),
  printError: (text) => process.stderr.write(text),
});
