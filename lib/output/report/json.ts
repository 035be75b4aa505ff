/** A line of JSON with room between its parts, as Prettier writes it. */
function line(value: unknown): string {
  // Line breaks inside texts are escaped, so each of these is one between two parts.
  const parts = JSON.stringify(value, null, 1);
  return parts
    .replace(/\[\n */g, '[')
    .replace(/\n *\]/g, ']')
    .replace(/\n */g, ' ');
}

/**
 * JSON with one line for each item of the lists in it, so that a change of an item is a change of a
 * line and a large fleet has no more lines than items.
 */
export function toJsonLines(report: object): string {
  const fields = fieldsOf(report).map(([key, value]) => {
    const text = Array.isArray(value) && value.length > 0 ? list(value) : line(value);
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}

function list(items: readonly unknown[]): string {
  return `[\n${items.map((item) => `    ${line(item)}`).join(',\n')}\n  ]`;
}

/** JSON has no undefined. */
function fieldsOf(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, field]) => field !== undefined);
}
