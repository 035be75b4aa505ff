import ts from 'typescript';
import { END } from './passage';
import type { Passage } from './passage';
import { walk } from './walk';

/** Takes the place of an expression in a template; it counts as one word. */
const HOLE = '…';

const SEVERAL_WORDS = /\p{L}\S*\s\S*\p{L}/u;

/** Literals of several words; texts inside the expressions of a template are passages of their own. */
export function proseOf(source: ts.SourceFile, root: ts.Node): readonly Passage[] {
  const found: Passage[] = [];
  walk(root, (node) => {
    if (!isText(node)) return true;
    const text = textOf(node);
    const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    const lines = text.split('\n').map((_, row) => first + row);
    if (SEVERAL_WORDS.test(text)) found.push({ file: source.fileName, lines, text });
    return ts.isTemplateExpression(node);
  });
  return found;
}

function isText(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || isSum(node);
}

/** A text over several literals: `'one ' + 'two'`. */
function isSum(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken && isText(node.left);
}

function textOf(node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) return readable(node.getText().slice(1, -1));
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.map(({ literal }) => HOLE + readable(rawOf(literal)));
    return readable(rawOf(node.head)) + spans.join('');
  }
  return isSum(node) ? `${textOf(node.left)}\n${textOf(node.right)}` : HOLE;
}

function rawOf(part: ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail): string {
  return part.rawText ?? part.text;
}

/** Escaped line breaks end a sentence, and so does an indented line: usage texts have columns. */
function readable(raw: string): string {
  return raw
    .replaceAll(String.raw`\n`, END)
    .replaceAll(/\n(?=\n| {2})/g, `${END}\n`)
    .replaceAll(/\\(['"`])/g, '$1');
}
