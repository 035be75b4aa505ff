import { inspect } from 'node:util';
import { InvalidMeshError, headingOf } from '../model/problems/invalid-mesh-error';
import { reportOf } from '../model/problems/problem-report';
import { DiskError } from './disk-error';
import { paintFor } from './paint';

/**
 * Lets an error of the user's speak for itself if nobody catches it: Node would put the line of the
 * library in front of it that threw. Where the program has a listener of its own, that one decides.
 */
export function speakIfUncaught(error: unknown): void {
  if (!(error instanceof InvalidMeshError || error instanceof DiskError)) return;
  if (process.listenerCount('uncaughtException') > 0) return;
  const speak = (uncaught: unknown): void => {
    process.stderr.write(`${uncaught === error ? textOf(error) : inspect(uncaught)}\n`);
    process.exit(1);
  };
  process.once('uncaughtException', speak);
  // Nobody catches it, or somebody does, before the next turn of the event loop.
  setImmediate(() => process.off('uncaughtException', speak));
}

function textOf(error: InvalidMeshError | DiskError): string {
  const paint = paintFor(process.stderr);
  if (error instanceof DiskError) return `${paint('red', error.name)}: ${error.message}`;
  return `${reportOf(paint('bold', headingOf(error.problems)), error.problems, paint)}\n`;
}
