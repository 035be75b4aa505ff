import { CODE } from './passage';
import type { Passage } from './passage';

interface Line {
  readonly number: number;
  readonly text: string;
}

/** Lines that end the paragraph before them: headings, list items, quotes, tables, tags of JSDoc. */
const STARTS = /^\s*(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|>|\||@\w)/;

/** The paragraphs, headings, list items and table cells of a page or a comment; code blocks are left out. */
export function markdownPassages(file: string, text: string, firstLine = 1): readonly Passage[] {
  const paragraphs: Line[][] = [];
  let open: Line[] = [];
  let fence: string | undefined;
  const close = (): void => {
    if (open.length > 0) paragraphs.push(open);
    open = [];
  };
  for (const [index, line] of text.split('\n').entries()) {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1];
    if (mark !== undefined) fence = fence === undefined ? mark : line.trim() === fence ? undefined : fence;
    const skipped = mark !== undefined || fence !== undefined || line.trim() === '';
    if (skipped || STARTS.test(line)) close();
    if (!skipped) open.push({ number: firstLine + index, text: line });
    if (/^\s*(?:#|\|)/.test(line)) close();
  }
  close();
  return paragraphs.flatMap((paragraph) => passagesOf(file, paragraph));
}

function passagesOf(file: string, paragraph: readonly Line[]): readonly Passage[] {
  const lines = paragraph.map(({ number }) => number);
  const text = withoutMarkup(paragraph.map((line) => line.text).join('\n'));
  const texts = /^\s*\|/.test(text) ? text.split('|') : [text];
  return texts.filter((one) => /\p{L}/u.test(one)).map((one) => ({ file, lines, text: one }));
}

/** Code spans, link targets and HTML are not read; what is in several lines keeps its line breaks. */
function withoutMarkup(text: string): string {
  const breaks = (match: string): string => match.replaceAll(/[^\n]+/g, '');
  return text
    .replaceAll(/(`+)[^`](?:.|\n)*?\1(?!`)/g, (match) => CODE + breaks(match))
    .replaceAll(/\{@link (?:[^}|]*\|)?([^}]*)\}/g, '$1')
    .replaceAll(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replaceAll(/<!--(?:.|\n)*?-->|<\/?[a-z][^>\n]*>/g, breaks)
    .replaceAll(/\bhttps?:\/\/[^\s)]+/g, CODE)
    .replaceAll(/^\s*(?:#{1,6}|[-*+]|\d+[.)]|>)\s+/gm, '')
    .replaceAll(/^@\w+(?: -)?\s*/g, '')
    .replaceAll('**', '');
}
