import { keyOf, textOf } from './scalars';

/** Deeper ones than any object of Kubernetes are left to the package, which also notices a circle. */
const DEEPEST = 60;

const INDENTS = Array.from({ length: DEEPEST + 2 }, (_none, depth) => '  '.repeat(depth));

/** Thrown for a value that only the package writes. One error for all, because to make one takes long. */
const UNUSUAL = new Error('not on the fast path');

/** Texts of several lines in which a block would need a mark, or not be what it seems. */
const UNUSUAL_LINES = /[^\n\x20-\x7e]|(?:^|\n)(?:---|\.\.\.)|\n\s+$|^[\n ]| \n/;

/**
 * YAML of an object as `completeYaml` writes it, byte for byte, in a fiftieth of the time; undefined if it has
 * something that Kubernetes objects rarely have.
 */
export function usualYaml(object: object): string | undefined {
  try {
    return isEmpty(object) ? '{}\n' : mapOf(object, 0);
  } catch (error) {
    if (error === UNUSUAL) return undefined;
    throw error;
  }
}

/** The lines of a map. The first has no indent: it goes on where a dash, or nothing, stands. */
function mapOf(map: object, depth: number): string {
  if (depth > DEEPEST) throw UNUSUAL;
  let lines = '';
  for (const [key, value] of Object.entries(map) as [string, unknown][]) {
    if (value === undefined) continue;
    const written = keyOf(key);
    if (written === undefined) throw UNUSUAL;
    lines += `${lines === '' ? '' : indent(depth)}${written}:${afterKey(value, depth)}`;
  }
  return lines;
}

/** The lines of a list that is not empty. The first has no indent. */
function listOf(list: readonly unknown[], depth: number): string {
  if (depth > DEEPEST) throw UNUSUAL;
  let lines = '';
  for (const item of list) lines += `${lines === '' ? '' : indent(depth)}- ${afterDash(item, depth)}`;
  return lines;
}

function afterKey(value: unknown, depth: number): string {
  if (!isCollection(value)) return ` ${scalarOf(value, depth + 1)}\n`;
  const empty = emptyOf(value);
  return empty === undefined ? `\n${indent(depth + 1)}${linesOf(value, depth + 1)}` : ` ${empty}\n`;
}

function afterDash(item: unknown, depth: number): string {
  if (!isCollection(item)) return `${scalarOf(item, depth + 1)}\n`;
  const empty = emptyOf(item);
  return empty === undefined ? linesOf(item, depth + 1) : `${empty}\n`;
}

function linesOf(value: object, depth: number): string {
  return Array.isArray(value) ? listOf(value, depth) : mapOf(value, depth);
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function emptyOf(value: object): string | undefined {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : undefined;
  // A Date, a Map and others of a class of their own have no lines that could be listed here.
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw UNUSUAL;
  return isEmpty(value) ? '{}' : undefined;
}

function isEmpty(map: object): boolean {
  return Object.values(map).every((value) => value === undefined);
}

function scalarOf(value: unknown, depth: number): string {
  if (typeof value === 'string') return value.includes('\n') ? blockOf(value, depth) : textOf(value);
  // Other numbers have forms of their own: 1e21, -0, .nan.
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  throw UNUSUAL;
}

/** Text of several lines as a block, which keeps them as they are. */
function blockOf(text: string, depth: number): string {
  if (UNUSUAL_LINES.test(text)) throw UNUSUAL;
  const [mark, body] = text.endsWith('\n') ? ['|', text.slice(0, -1)] : ['|-', text];
  // Empty lines have no indent.
  return `${mark}\n${indent(depth)}${body.replace(/\n+/g, `$&${indent(depth)}`)}`;
}

function indent(depth: number): string {
  return INDENTS[depth] ?? '';
}
