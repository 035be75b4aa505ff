import { relative } from 'node:path';
import { framesOutside } from '../../model/problems/stack-frame';

/**
 * Number of frames that are kept. Users may have several functions of their own, or of another package, around a
 * construct.
 */
const FRAMES = 12;

/**
 * Returns the place of the caller, relative to the folder of the program: `main.ts:12:3`; undefined if it is not
 * known.
 */
export type CallSite = () => string | undefined;

type Constructor = abstract new (...args: never[]) => unknown;

/** Where in the user's program constructs were declared, by their paths. */
export class CallSites {
  readonly #sites = new Map<string, CallSite>();

  /** Remembers who is calling. @param constructor the one that runs; what it extends is not of interest either */
  remember(path: string, constructor?: Constructor): void {
    this.#sites.set(path, callSite(constructor));
  }

  of(path: string): string | undefined {
    return this.#sites.get(path)?.();
  }
}

/** The place where the library was called. An unread stack costs only microseconds. */
export function callSite(constructor?: Constructor): CallSite {
  const holder: { readonly stack?: string } = {};
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = FRAMES;
  Error.captureStackTrace(holder, constructor ?? callSite);
  Error.stackTraceLimit = stackTraceLimit;
  return () => holder.stack && userFrameIn(holder.stack);
}

/** The first frame in the user's own files, or else in those of another package. */
function userFrameIn(stack: string): string | undefined {
  const outside = framesOutside(stack);
  const frame = outside.find(({ file }) => !file.includes('node_modules')) ?? outside[0];
  return frame && `${relative(process.cwd(), frame.file)}:${frame.position}`;
}
