import ts from 'typescript';
import { markdownPassages } from './markdown';
import type { Passage } from './passage';
import { walk } from './walk';

interface Comment {
  readonly line: number;
  text: string;
}

export function commentsOf(source: ts.SourceFile): readonly Passage[] {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, false, ts.LanguageVariant.Standard, source.text);
  const ends = literalEnds(source);
  const comments: Comment[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const start = scanner.getTokenStart();
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    if (kind === ts.SyntaxKind.MultiLineCommentTrivia) comments.push({ line, text: blockText(scanner.getTokenText()) });
    if (kind === ts.SyntaxKind.SingleLineCommentTrivia) addLine(comments, line, scanner.getTokenText());
    const end = ends.get(start);
    if (end !== undefined) scanner.resetTokenState(end);
  }
  return comments.flatMap(({ line, text }) => markdownPassages(source.fileName, text, line));
}

/** Alone, the scanner cannot tell a regular expression from a division, or the end of a template from a block. */
function literalEnds(source: ts.SourceFile): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  walk(source, (node) => {
    if (isLiteral(node)) ends.set(node.getStart(source), node.end);
    return true;
  });
  return ends;
}

function isLiteral(node: ts.Node): boolean {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddleOrTemplateTail(node) ||
    ts.isRegularExpressionLiteral(node)
  );
}

function blockText(comment: string): string {
  return comment
    .replace(/^\/\*+/, '')
    .replace(/\*\/$/, '')
    .replaceAll(/^[ \t]*\*[ \t]?/gm, '');
}

/** Adjacent line comments are one text. */
function addLine(comments: Comment[], line: number, comment: string): void {
  const text = comment.replace(/^\/\/+\s?/, '');
  const last = comments.at(-1);
  if (last !== undefined && last.line + last.text.split('\n').length === line) last.text += `\n${text}`;
  else comments.push({ line, text });
}
