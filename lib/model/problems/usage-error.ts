import { framesOutside } from './stack-frame';

/** An error for a call that cannot go on. Its stack begins where the library was called. */
export function usageError(message: string): Error {
  const error = new Error(message);
  const frames = framesOutside(error.stack ?? '').map(({ line }) => line);
  error.stack = [`Error: ${message}`, ...frames].join('\n');
  return error;
}
