import { createRequire } from 'node:module';
import { CommandError } from './command-error';
import { diff } from './diff/command';
import type { Terminal } from './terminal';
import { USAGE, commandLineError } from './usage';

/** Runs with its arguments and returns the exit code. */
type Command = (args: readonly string[], terminal: Terminal) => number;

/** Exit code of a command that failed. */
const FAILED = 2;

const COMMANDS: ReadonlyMap<string | undefined, Command> = new Map([
  ['diff', diff],
  ['--help', help],
  ['--version', version],
]);

/** Runs the command line and returns the exit code. */
export function run([name, ...args]: readonly string[], terminal: Terminal): number {
  try {
    const command = COMMANDS.get(name);
    if (command === undefined)
      throw commandLineError(name === undefined ? 'No command was given' : `Unknown command: ${name}`);
    return command(args, terminal);
  } catch (error) {
    // Any other error is a bug in this program, and a report of it needs the stack.
    terminal.printError(`${error instanceof CommandError ? error.message : String((error as Error).stack)}\n`);
    return FAILED;
  }
}

function help(_args: readonly string[], { print }: Terminal): number {
  print(USAGE);
  return 0;
}

function version(_args: readonly string[], { print }: Terminal): number {
  // Resolved by package name, because the relative path of package.json differs once this file is compiled.
  const { version } = createRequire(__filename)('cdk8s-mesh/package.json') as { readonly version: string };
  print(`${version}\n`);
  return 0;
}
