import { createRequire } from 'node:module';
import { CommandError } from './command-error';
import { diff } from './diff/command';
import type { Terminal } from './terminal';
import { USAGE, commandLineError } from './usage';

/** A command: its arguments in, its exit code out. */
type Command = (args: readonly string[], terminal: Terminal) => number;

/** Exit code for what could not be done. */
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
      throw commandLineError(name === undefined ? 'Which command?' : `Unknown command: ${name}`);
    return command(args, terminal);
  } catch (error) {
    // Anything but a complaint is a mistake of ours: whoever reports it needs the stack.
    terminal.complain(`${error instanceof CommandError ? error.message : String((error as Error).stack)}\n`);
    return FAILED;
  }
}

function help(_args: readonly string[], { print }: Terminal): number {
  print(USAGE);
  return 0;
}

function version(_args: readonly string[], { print }: Terminal): number {
  // By its name: how far away package.json is depends on whether this file was compiled.
  const { version } = createRequire(__filename)('cdk8s-mesh/package.json') as { readonly version: string };
  print(`${version}\n`);
  return 0;
}
