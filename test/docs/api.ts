import { join, relative, resolve } from 'node:path';
import ts from 'typescript';

export const ROOT = resolve(__dirname, '../..');
const ENTRIES = ['lib/index.ts', 'lib/testing/index.ts'];

/** Something public and what its doc comment says. */
interface Documented {
  /** `Mesh`, `MeshProps.trust`, `MeshCluster.patch` */
  readonly name: string;
  readonly comment: string;
  readonly optional: boolean;
  /** What stands behind `@default`, if there is one. */
  readonly defaultText: string | undefined;
}

/** The public API as its doc comments tell it. */
export interface Api {
  readonly symbols: readonly Documented[];
  /** Properties of interfaces, inherited ones included. */
  readonly properties: readonly Documented[];
  /** Methods of classes that do not override others. */
  readonly methods: readonly Documented[];
}

/** Options of a tsconfig of this repository. */
export function compilerOptions(config: string): ts.CompilerOptions {
  const json: unknown = ts.readConfigFile(join(ROOT, config), (path) => ts.sys.readFile(path)).config;
  return ts.parseJsonConfigFileContent(json, ts.sys, ROOT).options;
}

let read: ts.Program | undefined;

/** `more` are further files that membersWithin reads. */
export function readApi(...more: readonly string[]): Api {
  const files = [...ENTRIES, ...more].map((file) => join(ROOT, file));
  const program = (read = ts.createProgram(files, compilerOptions('tsconfig.build.json')));
  const checker = program.getTypeChecker();
  const symbols = ENTRIES.flatMap((entry) => exportsOf(program, checker, join(ROOT, entry)));
  const members = (kind: (symbol: ts.Symbol) => readonly ts.Symbol[]): readonly Documented[] =>
    symbols.flatMap((symbol) => kind(symbol).map((member) => documented(checker, member, `${symbol.name}.`)));
  return {
    symbols: symbols.map((symbol) => documented(checker, symbol, '')),
    properties: members((symbol) => propertiesOf(checker, symbol)),
    methods: members(methodsOf),
  };
}

/** Names of all members of an interface, and of the types that its members have. The file was read with the API. */
export function membersWithin(file: string, name: string): ReadonlySet<string> {
  if (read === undefined) throw new Error('read the API first');
  const program = read;
  const checker = program.getTypeChecker();
  const symbol = exportsOf(program, checker, join(ROOT, file)).find((each) => each.name === name);
  if (symbol === undefined) throw new Error(`${file} has no ${name}`);
  const found = new Set<string>();
  const seen = new Set<ts.Type>();
  const visit = (type: ts.Type): void => {
    if (seen.has(type)) return;
    seen.add(type);
    if (type.isUnionOrIntersection()) type.types.forEach(visit);
    for (const item of checker.getTypeArguments(type as ts.TypeReference)) visit(item);
    for (const member of checker.getPropertiesOfType(type)) {
      const from = member.valueDeclaration?.getSourceFile().fileName ?? '';
      if (from.includes('node_modules')) continue;
      found.add(member.name);
      visit(checker.getTypeOfSymbol(member));
    }
  };
  visit(checker.getDeclaredTypeOfSymbol(symbol));
  return found;
}

function exportsOf(program: ts.Program, checker: ts.TypeChecker, entry: string): readonly ts.Symbol[] {
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${entry} exports nothing`);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
}

/**
 * Facts are left out: a fact is a prop after its default, and what a prop means is said there.
 */
function propertiesOf(checker: ts.TypeChecker, symbol: ts.Symbol): readonly ts.Symbol[] {
  if (!(symbol.flags & ts.SymbolFlags.Interface) || symbol.name.endsWith('Facts')) return [];
  return checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol)).filter((member) => {
    const file = member.valueDeclaration?.getSourceFile().fileName;
    return file !== undefined && relative(ROOT, file).startsWith('lib');
  });
}

function methodsOf(symbol: ts.Symbol): readonly ts.Symbol[] {
  if (!(symbol.flags & ts.SymbolFlags.Class)) return [];
  const members = [...(symbol.members?.values() ?? []), ...(symbol.exports?.values() ?? [])];
  return members.filter(({ valueDeclaration }) => {
    if (valueDeclaration === undefined || !ts.isMethodDeclaration(valueDeclaration)) return false;
    if (!ts.isIdentifier(valueDeclaration.name) || ts.getJSDocTags(valueDeclaration).some(isInternal)) return false;
    const modifiers = ts.getCombinedModifierFlags(valueDeclaration);
    return !(modifiers & (ts.ModifierFlags.Private | ts.ModifierFlags.Override));
  });
}

function isInternal({ tagName }: ts.JSDocTag): boolean {
  return tagName.text === 'internal';
}

function documented(checker: ts.TypeChecker, symbol: ts.Symbol, owner: string): Documented {
  const tag = symbol.getJsDocTags(checker).find(({ name }) => name === 'default');
  return {
    name: `${owner}${symbol.name}`,
    comment: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
    optional: (symbol.flags & ts.SymbolFlags.Optional) !== 0,
    defaultText: tag && ts.displayPartsToString(tag.text),
  };
}
