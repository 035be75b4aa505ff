/** What a story showed. */
export interface Row {
  readonly story: string;
  readonly happened: string;
  readonly seconds: number | undefined;
  readonly calls: number;
  readonly lost: number;
  /** Undefined: passed. */
  readonly failure: string | undefined;
}

/** The rows as a table of Markdown. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ story, happened, seconds, calls, lost, failure }) => [
    story,
    failure === undefined ? happened : `FAILED: ${failure}`,
    seconds === undefined ? '' : seconds.toFixed(0),
    String(calls),
    String(lost),
  ]);
  const lines = [['story', 'what happened', 'seconds', 'calls', 'lost'], ['---', '---', '---', '---', '---'], ...cells];
  return lines
    .map((line) => `| ${line.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`)
    .join('\n');
}

/** The closing line. */
export function verdict(rows: readonly Row[]): string {
  const failed = rows.filter(({ failure }) => failure !== undefined).length;
  return `${rows.length - failed} passed, ${failed} failed`;
}
