import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A line of a stack. */
export interface StackFrame {
  /** The line as V8 prints it. */
  readonly line: string;
  readonly file: string;
  /** `line:column` */
  readonly position: string;
}

/** The frames of a stack outside of the library and of Node, the innermost first. */
export function framesOutside(stack: string): readonly StackFrame[] {
  const library = libraryFolder();
  return framesIn(stack).filter(({ file }) => !file.startsWith(library) && !file.startsWith('node:'));
}

/** Folder of the library's own code, as stacks name it: compiled, or the source of a bundled program. */
function libraryFolder(): string {
  const [own] = framesIn(new Error().stack ?? '');
  return join(dirname(own?.file ?? __filename), '..', '..') + sep;
}

function framesIn(stack: string): readonly StackFrame[] {
  return stack.split('\n').flatMap((line) => frameIn(line) ?? []);
}

/** `    at place (file:line:column)`, or without a place and parentheses. */
function frameIn(line: string): StackFrame | undefined {
  const [, url = '', position = ''] = /^\s+at (?:.*\()?(.+?):(\d+:\d+)\)?$/.exec(line) ?? [];
  if (url === '' || url === '<anonymous>') return undefined;
  return { line, file: url.startsWith('file:') ? fileURLToPath(url) : url, position };
}
