import { RE2JS } from 're2js';

const compiled = new Map<string, RE2JS>();

/** A regular expression as Go reads it: both patterns in schemas and `matches` in CEL are RE2. */
export function re2(pattern: string): RE2JS {
  const known = compiled.get(pattern) ?? RE2JS.compile(pattern);
  compiled.set(pattern, known);
  return known;
}
