import ts from 'typescript';
import { commentsOf } from './comments';
import type { Passage } from './passage';
import { proseOf } from './prose';
import { walk } from './walk';

function parsed(file: string, code: string): ts.SourceFile {
  return ts.createSourceFile(file, code, ts.ScriptTarget.ESNext, true);
}

/** Comments, texts of several words, and the names that the file declares. */
export function libraryPassages(file: string, code: string): readonly Passage[] {
  const source = parsed(file, code);
  return [...commentsOf(source), ...proseOf(source, source), ...namesOf(source)];
}

/** First arguments of test, it and describe. */
export function titlePassages(file: string, code: string): readonly Passage[] {
  const source = parsed(file, code);
  return titleArguments(source).flatMap((argument) => proseOf(source, argument));
}

/** Names as words: `cacheFolder` is "cache folder". */
function namesOf(source: ts.SourceFile): readonly Passage[] {
  const found: Passage[] = [];
  walk(source, (node) => {
    if (
      ts.isIdentifier(node) &&
      (node.parent as ts.NamedDeclaration).name === node &&
      !ts.isPropertyAccessExpression(node.parent)
    ) {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      const text = node.text.replaceAll(/(?<=[a-z\d])(?=[A-Z])|_/g, ' ');
      found.push({ file: source.fileName, lines: [line], text });
    }
    return true;
  });
  return found;
}

const TESTS = new Set(['test', 'it', 'describe']);

/** Also those of `test.each(…)(title)`, `test.skip(title)` and `describe.each(…)(title)`. */
function titleArguments(source: ts.SourceFile): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  walk(source, (node) => {
    if (!ts.isCallExpression(node)) return true;
    const [first] = node.arguments;
    if (first !== undefined && TESTS.has(rootOf(node.expression)) && !isEach(node.expression)) found.push(first);
    return true;
  });
  return found;
}

function rootOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) || ts.isCallExpression(node) ? rootOf(node.expression) : '';
}

function isEach(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && node.name.text === 'each';
}
