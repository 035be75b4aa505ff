import type { Misfit, Shape } from './shape';

/** Unpaired surrogates, which UTF-8 cannot represent: the file would contain different text. */
const HALF = /\p{Cs}/u;

/**
 * A value that is plain JSON: no NaN or Infinity, no Date, function or other special object, and no object that
 * contains itself. A field that is undefined counts as missing.
 */
export const jsonValues: Shape = (value) => misfitIn(value, new Set());

function misfitIn(value: unknown, above: Set<unknown>): Misfit | undefined {
  if (value === null || typeof value === 'boolean') return undefined;
  if (typeof value === 'string') return HALF.test(value) ? misfit(value, 'whole characters of Unicode') : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : misfit(value, 'a finite number');
  if (!isPlain(value)) return misfit(value, 'a string, a number, true, false, null, a list or a plain object');
  if (above.has(value)) return misfit('itself', 'an object that does not contain itself');
  above.add(value);
  const found = Array.isArray(value) ? inList(value, above) : inFields(value, above);
  above.delete(value);
  return found;
}

function inList(list: readonly unknown[], above: Set<unknown>): Misfit | undefined {
  for (const [index, item] of list.entries()) {
    const found = misfitIn(item, above);
    if (found !== undefined) return { ...found, at: `[${index}]${found.at}` };
  }
  return undefined;
}

function inFields(value: object, above: Set<unknown>): Misfit | undefined {
  for (const [key, field] of Object.entries(value)) {
    if (HALF.test(key)) return misfit(key, 'whole characters of Unicode');
    const found = field === undefined ? undefined : misfitIn(field, above);
    if (found !== undefined) return { ...found, at: `.${key}${found.at}` };
  }
  return undefined;
}

/** Objects of every realm are accepted, because tests run in another one. */
function isPlain(value: unknown): value is object {
  return Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';
}

function misfit(value: unknown, wanted: string): Misfit {
  return { at: '', value, wanted };
}
