/** Names that one shows before the rest becomes a number. */
const MAX_NAMES = 8;

/** A list as a sentence or a cell of a table shows it. */
export function names(list: readonly string[], separator = ', '): string {
  if (list.length <= MAX_NAMES) return list.join(separator);
  return `${list.slice(0, MAX_NAMES - 1).join(separator)} and ${list.length - MAX_NAMES + 1} more`;
}
