/** A piece of text that people read: a paragraph, a comment, an error text or a test title. */
export interface Passage {
  readonly file: string;
  /** Line of the file on which each line of the text is found. */
  readonly lines: readonly number[];
  /** Without markup. Line breaks are kept, so that a phrase can be found in the file. */
  readonly text: string;
}

/** Takes the place of code, which is not checked; it counts as one word. */
export const CODE = '`code`';

/** Ends a sentence where the text itself has no full stop. */
export const END = '\u2029';

/** The line of the file for a position in the text of a passage. */
export function lineAt({ lines, text }: Passage, index: number): number {
  const row = text.slice(0, index).split('\n').length - 1;
  return lines[row] ?? lines.at(-1) ?? 1;
}
