/** Widest cell that makes its column wider: one long list would push all others out of sight. */
const MAX_WIDTH = 40;

/** A table whose columns are aligned in the text, too. */
export function markdownTable(head: readonly string[], given: readonly (readonly string[])[]): string {
  const rows = given.map((cells) => cells.map(cellOf));
  const widths = head.map((title, column) => {
    const cells = rows.map((row) => row[column]?.length ?? 0);
    return cells.filter((width) => width <= MAX_WIDTH).reduce((a, b) => Math.max(a, b), title.length);
  });
  const format = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [format(head), format(widths.map((width) => '-'.repeat(width))), ...rows.map(format)].join('\n');
}

/** Names have nothing that Markdown would read; what comes from elsewhere must not end its cell, or be a link or a tag. */
function cellOf(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ').replace(/[\\|<[`]/g, '\\$&');
}
