import { inspect } from 'node:util';

/** Longest value in a report, in characters. */
const MAX_VALUE = 300;

/** Names that a list shows before the rest becomes a number. */
const MAX_NAMES = 8;

/** A value as JSON, for people. It also shows values that JSON cannot hold, and it never throws. */
export function printable(value: unknown): string {
  const text = escaped(asJson(value));
  return text.length <= MAX_VALUE ? text : `${text.slice(0, MAX_VALUE)}… (${text.length} characters)`;
}

/**
 * Escapes characters that a terminal would interpret or hide: control characters, direction marks, unpaired
 * surrogates.
 */
export function escaped(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (character) => SHORT[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function asJson(value: unknown): string {
  if (!isJson(value)) return inspect(value);
  try {
    return JSON.stringify(value, (_key, inner: unknown) => (isJson(inner) ? inner : inspect(inner)));
  } catch {
    // It contains itself: probably a construct.
    return inspect(value, { depth: 0, breakLength: Infinity });
  }
}

/** JSON drops other values, or writes null for them. */
function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  return value === null || ['string', 'boolean', 'object'].includes(typeof value);
}

/** A short description of a value that may be a whole construct tree. */
export function outline(value: unknown): unknown {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'symbol' || typeof value === 'bigint') return String(value);
  return value !== null && typeof value === 'object' ? 'an object' : value;
}

/** Names in quotes: `"us", "eu"`. */
export function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

/** A number and a noun: `1 problem`, `2 problems`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Names for a sentence or a table cell; a long list ends with the number of the rest: `a, b and 7 more`. */
export function listed(names: readonly string[], max = MAX_NAMES, separator = ', '): string {
  if (names.length <= max) return names.join(separator);
  return `${names.slice(0, max - 1).join(separator)} and ${names.length - max + 1} more`;
}
