import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT, compilerOptions } from './api';
import { completed } from './blocks';
import type { Block } from './blocks';

/** Names that the pages use without saying where they come from; a block that declares one has its own. */
const PREAMBLE = `
import type { Caller, Mesh, MeshCluster, ServiceReference } from 'cdk8s-mesh';
declare global {
  const mesh: Mesh;
  const us: MeshCluster;
  const eu: MeshCluster;
  const echo: ServiceReference;
  const callers: Caller[];
}
`;

/** A service team's repository in the pages, and the package that it publishes. */
const TEAM = 'test/package/consumer';
const TEAM_PACKAGE = { '@example/orders': [`./${TEAM}/orders.ts`] };

/** Names that a file exports, types included. */
function exportsOf(path: string): readonly string[] {
  const source = ts.createSourceFile(path, readFileSync(join(ROOT, path), 'utf8'), ts.ScriptTarget.ES2022);
  return source.statements
    .flatMap((statement) => (ts.isExportDeclaration(statement) ? (statement.exportClause ?? []) : []))
    .flatMap((clause) => (ts.isNamedExports(clause) ? clause.elements.map(({ name }) => name.text) : []));
}

/**
 * What the compiler says of each block, all of them in one program. They lie where the repository's
 * main.ts lies, so that `./workloads` is found; nothing is written.
 */
export function compile(blocks: readonly Block[]): ReadonlyMap<Block, readonly string[]> {
  const exported = exportsOf('lib/index.ts');
  const paths = new Map(blocks.map((block, index) => [join(ROOT, `block-${index}.ts`), block]));
  const preamble = join(ROOT, 'preamble.ts');
  const sources = new Map([...paths].map(([path, block]) => [path, completed(block, exported)]));
  sources.set(preamble, PREAMBLE);
  const options = compilerOptions('tsconfig.json');
  const program = ts.createProgram({
    rootNames: [...sources.keys()],
    options: {
      ...options,
      noUnusedLocals: false,
      paths: { ...options.paths, ...TEAM_PACKAGE },
      rootDirs: [ROOT, join(ROOT, TEAM)],
    },
    host: hostWith(sources),
  });
  const foreign = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics(), ...saidOf(program, preamble)];
  if (foreign.length > 0) throw new Error(foreign.map(text).join('\n'));
  return new Map(
    [...paths].map(([path, block]) => [
      block,
      saidOf(program, path).map((diagnostic) => `${place(block, diagnostic)}: ${text(diagnostic)}`),
    ]),
  );
}

function saidOf(program: ts.Program, path: string): readonly ts.Diagnostic[] {
  const source = program.getSourceFile(path);
  if (source === undefined) throw new Error(`${path} is not in the program`);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
}

function hostWith(sources: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost({});
  return {
    ...host,
    fileExists: (path) => sources.has(path) || host.fileExists(path),
    readFile: (path) => sources.get(path) ?? host.readFile(path),
    getSourceFile: (path, ...rest) => {
      const source = sources.get(path);
      return source === undefined
        ? host.getSourceFile(path, ...rest)
        : ts.createSourceFile(path, source, ...(rest.slice(0, 1) as [ts.ScriptTarget]));
    },
  };
}

/** The line of the page: the line of imports stands where the fence is. */
function place({ page, line }: Block, { file, start = 0 }: ts.Diagnostic): string {
  return `${page}:${line + (file?.getLineAndCharacterOfPosition(start).line ?? 0)}`;
}

function text({ messageText }: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(messageText, '\n');
}
