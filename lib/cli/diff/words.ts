import type { JsonChange } from './json-changes';

/** Names that one shows before the rest becomes a number. */
const MAX_NAMES = 8;

/** Changes of one object that one shows before the rest becomes a number. */
const MAX_CHANGES = 4;

/** Characters of a value that one shows. */
const MAX_VALUE = 60;

export function listed(names: readonly string[], max = MAX_NAMES): string {
  return names.length <= max
    ? names.join(', ')
    : `${names.slice(0, max - 1).join(', ')} and ${names.length - max + 1} more`;
}

export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

/** `spec.replicas 2 -> 3, spec.exportTo +frontend`, and how many more. */
export function described(changes: readonly JsonChange[]): string {
  return listed(changes.map(describe), MAX_CHANGES);
}

function describe({ path, gone, come, items }: JsonChange): string {
  if (!items) return `${path} ${shown(gone)} -> ${shown(come)}`;
  const all = [...gone.map((item) => `-${short(item)}`), ...come.map((item) => `+${short(item)}`)];
  const rest = all.length > MAX_CHANGES ? [`and ${all.length - MAX_CHANGES} more`] : [];
  return [path, ...all.slice(0, MAX_CHANGES), ...rest].join(' ');
}

function shown(values: readonly unknown[]): string {
  return values.length > 0 ? values.map(short).join(', ') : '(none)';
}

/** A value in one line; text stands in quotes where it would be taken for something else. */
function short(value: unknown): string {
  const text = typeof value === 'string' && PLAIN.test(value) ? value : JSON.stringify(value);
  return text.length <= MAX_VALUE ? text : `${text.slice(0, MAX_VALUE - 1)}…`;
}

const PLAIN = /^(?!(?:true|false|null|-?\d+(?:\.\d+)?)$)[\w./:@%+*-]+$/;
