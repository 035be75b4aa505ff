import { listed } from '../../../model/text';
import type { JsonChange } from '../compare/json-changes';

/** Changes of one object that are listed. The rest is only counted. */
const MAX_CHANGES = 4;

/** Longest value that is shown in full, in characters. */
const MAX_VALUE = 60;

/** For example `spec.replicas 2 -> 3, spec.exportTo +frontend and 2 more`. */
export function described(changes: readonly JsonChange[]): string {
  return listed(changes.map(describe), MAX_CHANGES);
}

function describe({ path, removed, added, items }: JsonChange): string {
  if (!items) return `${path} ${joined(removed)} -> ${joined(added)}`;
  const all = [...removed.map((item) => `-${short(item)}`), ...added.map((item) => `+${short(item)}`)];
  const rest = all.length > MAX_CHANGES ? [`and ${all.length - MAX_CHANGES} more`] : [];
  return [path, ...all.slice(0, MAX_CHANGES), ...rest].join(' ');
}

function joined(values: readonly unknown[]): string {
  return values.length > 0 ? values.map(short).join(', ') : '(none)';
}

/** A value in one line. Text that could be mistaken for another value is quoted. */
function short(value: unknown): string {
  const text = typeof value === 'string' && PLAIN.test(value) ? value : JSON.stringify(value);
  return text.length <= MAX_VALUE ? text : `${text.slice(0, MAX_VALUE - 1)}…`;
}

const PLAIN = /^(?!(?:true|false|null|-?\d+(?:\.\d+)?)$)[\w./:@%+*-]+$/;
