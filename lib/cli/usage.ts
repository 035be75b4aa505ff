import { CommandError } from './command-error';

export const USAGE = `Usage: cdk8s-mesh diff [ref] [options]

Explains how a change of dist/ affects calls, identities, gateways and clusters.
Compares what git has at a ref (default: HEAD) with the files on disk.

Options:
  --to <ref>     compare with what git has at this ref, not with the files
  --dist <dir>   directory that synth writes (default: dist)
  --markdown     write a comment for a pull request
  --exit-code    exit with 1 if anything differs, with 3 if it is dangerous
  --help         print this
  --version      print the version of cdk8s-mesh

Exits with 2 if it cannot compare. See docs/review.md for details.
`;

/** An error in the command line, printed together with the usage. */
export function commandLineError(problem: string): CommandError {
  return new CommandError(`${problem}\n\n${USAGE.trimEnd()}`);
}
