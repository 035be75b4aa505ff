import type { Description } from './description';

/** A description as TypeScript that can be read, and pasted into a test: fields that say nothing are left out. */
export function printed(fleet: Description): string {
  return `const fleet: Description = ${value(fleet, '')};`;
}

function value(it: unknown, indent: string): string {
  if (it === null || typeof it !== 'object') return typeof it === 'string' ? quoted(it) : String(it);
  const list = Array.isArray(it);
  const more = `${indent}  `;
  const items = Object.entries(it as Record<string, unknown>)
    .filter(([, field]) => field !== undefined)
    .map(([key, field]) => (list ? '' : `${/^[A-Za-z]\w*$/.test(key) ? key : quoted(key)}: `) + value(field, more));
  const [open, close] = list ? ['[', ']'] : ['{', '}'];
  const line = `${open} ${items.join(', ')} ${close}`;
  if (items.length === 0) return open + close;
  if (line.length < 110 && !line.includes('\n')) return list ? `[${items.join(', ')}]` : line;
  return `${open}\n${items.map((item) => `${more}${item},\n`).join('')}${indent}${close}`;
}

/** JSON is TypeScript but for these two, and what cannot be seen is written out. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
