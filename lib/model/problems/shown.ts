import { inspect } from 'node:util';

/** Characters of a value that a report has room for. */
const LONGEST = 300;

/** A value as JSON, for people. Unlike JSON it shows what JSON has no word for, and it never throws. */
export function shown(value: unknown): string {
  const text = printable(asJson(value));
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}… (${text.length} characters)`;
}

/** A text without what a terminal would obey or hide: control characters, marks of direction, halves of characters. */
export function printable(text: string): string {
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
    // It refers to itself: a construct, most likely.
    return inspect(value, { depth: 0, breakLength: Infinity });
  }
}

/** JSON would leave these out, or write null. */
function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  return value === null || ['string', 'boolean', 'object'].includes(typeof value);
}

/** What tells a value that may be a whole tree of constructs. */
export function outline(value: unknown): unknown {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'symbol' || typeof value === 'bigint') return String(value);
  return value !== null && typeof value === 'object' ? 'an object' : value;
}

/** Names between quotes, one after the other. */
export function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
