import { completeYaml } from './complete';

/** Most texts that are remembered, so that a fleet with other texts everywhere does not fill the memory. */
const MOST = 20_000;

/** Longest text that is remembered. Longer ones hardly repeat. */
const LONGEST_REMEMBERED = 512;

/** Longest key that is written without the mark of a complex key, with some room. */
const LONGEST_KEY = 200;

/** Bits of a character: whether plain text can begin with it, and whether it can go on with it. */
const BEGINS = 1;
const GOES_ON = 2;

/** By the code of the character. Text with any other character is left to the package. */
const PLAIN = new Uint8Array(128);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_/$')
  PLAIN[letter.charCodeAt(0)] = BEGINS | GOES_ON;
for (const other of '0123456789.,()@=+-') PLAIN[other.charCodeAt(0)] = GOES_ON;

/** Words that one version of YAML or another reads as something else. */
const WORDS = new Set(['y', 'n', 'yes', 'no', 'true', 'false', 'on', 'off', 'null', 'nan', 'inf', 'infinity']);
const LONGEST_WORD = Math.max(...[...WORDS].map((word) => word.length));

/** A number of YAML 1.1 that begins with a letter, such as the start of the hash of a commit. */
const FLOAT_BY_LETTER = /^e[-+]?\d+$/i;

const texts = new Map<string, string>();
const keys = new Map<string, string | undefined>();

/** A text without line breaks. The package is asked once for each text that may need quotes. */
export function textOf(text: string): string {
  return isPlain(text) ? text : remembered(texts, text, () => completeYaml([text]).slice('- '.length, -1));
}

/** The key of a map, or undefined if it would need a mark of its own. */
export function keyOf(key: string): string | undefined {
  if (key.length > LONGEST_KEY) return undefined;
  if (isPlain(key)) return key;
  return remembered(keys, key, () => {
    if (/[\n\r]|^(?:---|\.\.\.)/.test(key)) return undefined;
    const [, written] = /^([^?].*): 1\n$/.exec(completeYaml({ [key]: 1 })) ?? [];
    return written;
  });
}

/** Whether every reader takes the text for itself without quotes. */
function isPlain(text: string): boolean {
  if (text === '' || !has(text.charCodeAt(0), BEGINS)) return false;
  for (let at = 1; at < text.length; at++) {
    if (!has(text.charCodeAt(at), GOES_ON) && !isSeparatorInside(text, at)) return false;
  }
  if (text.length > LONGEST_WORD) return !FLOAT_BY_LETTER.test(text);
  return !WORDS.has(text.toLowerCase()) && !FLOAT_BY_LETTER.test(text);
}

/** A colon or a space with plain text after it, as in an image, a URL or a sentence. */
function isSeparatorInside(text: string, at: number): boolean {
  const isSeparator = text[at] === ':' || text[at] === ' ';
  return isSeparator && at + 1 < text.length && has(text.charCodeAt(at + 1), GOES_ON);
}

function has(code: number, bit: number): boolean {
  return ((PLAIN[code] ?? 0) & bit) !== 0;
}

function remembered<Written>(known: Map<string, Written>, text: string, write: () => Written): Written {
  const before = known.get(text);
  if (before !== undefined || known.has(text)) return before as Written;
  const written = write();
  if (text.length > LONGEST_REMEMBERED) return written;
  if (known.size >= MOST) known.clear();
  known.set(text, written);
  return written;
}
