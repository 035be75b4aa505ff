import { FORMATS, HINT, URL_LOGIN } from './formats';

/** Fewer characters hold no secret with a format: the shortest login in a URL has about so many. */
const SHORTEST = 12;

/** Base64 of at least an encoded key for AES, alone or within a longer text. */
const BASE64 = /[A-Za-z0-9+/]{40,}={0,2}/g;

/** DER of a private key: a sequence that begins with a version, as in PKCS 1, PKCS 8 and SEC 1. */
const DER = /^\x30(?:[\x00-\x7f]|\x81.|\x82..)\x02\x01[\x00\x01](?:\x30|\x02[\x81\x82]|\x04\x20)/s;

/** As many characters as the pattern asks for. */
const SHORTEST_ENCODED = 40;

/** Base64 in base64 in base64 hides nothing from people either. */
const DEEPEST = 3;

/** What secret a text contains, in plain text or in base64; undefined: none that has a known format. */
export function secretIn(text: string, depth = 0): string | undefined {
  if (text.length < SHORTEST) return undefined;
  const format = HINT.test(text) ? FORMATS.find(({ pattern }) => pattern.test(text)) : undefined;
  if (format !== undefined) return format.what;
  if (text.includes('://') && URL_LOGIN.test(text)) return 'a password in a URL';
  return text.length >= SHORTEST_ENCODED && depth < DEEPEST ? encoded(text, depth) : undefined;
}

function encoded(text: string, depth: number): string | undefined {
  // PEM breaks base64 into lines.
  for (const [block] of text.replaceAll(/(?<=[A-Za-z0-9+/]{60,})\n/g, '').matchAll(BASE64)) {
    const decoded = Buffer.from(block, 'base64').toString('latin1');
    const found = DER.test(decoded) ? 'a private key' : secretIn(decoded, depth + 1);
    if (found !== undefined) return `${found}${found.endsWith('in base64') ? '' : ' in base64'}`;
  }
  return undefined;
}
