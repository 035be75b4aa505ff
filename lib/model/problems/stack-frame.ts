import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A line of a stack. */
export interface StackFrame {
  /** The line as V8 prints it. */
  readonly line: string;
  readonly file: string;
  /** `line:column` */
  readonly position: string;
}

/** Folder of the library's own code, compiled or not. */
const LIBRARY = join(__dirname, '..', '..') + sep;

/** The frames of a stack outside of the library and of Node, the innermost first. */
export function framesOutside(stack: string): readonly StackFrame[] {
  const frames = stack.split('\n').flatMap((line) => frameIn(line) ?? []);
  return frames.filter(({ file }) => !file.startsWith(LIBRARY) && !file.startsWith('node:'));
}

/** `    at place (file:line:column)`, or without a place and parentheses. */
function frameIn(line: string): StackFrame | undefined {
  const [, url = '', position = ''] = /^\s+at (?:.*\()?(.+?):(\d+:\d+)\)?$/.exec(line) ?? [];
  if (url === '' || url === '<anonymous>') return undefined;
  return { line, file: url.startsWith('file:') ? fileURLToPath(url) : url, position };
}
