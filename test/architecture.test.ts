import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');
const LIB = join(ROOT, 'lib');

/** Layers from left to right: a file imports from its own layer and from those before it. */
const LAYERS = ['model', 'resources', 'delivery', 'constructs', 'output', 'testing', 'cli'];

interface Source {
  readonly path: string;
  readonly text: string;
  /** What it imports, types included: paths below the repository, or names of packages. */
  readonly imports: readonly string[];
}

function read(path: string, text = readFileSync(join(ROOT, path), 'utf8')): Source {
  const specifiers = [...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom '([^']+)';/gms)].map(
    (match) => match[1] ?? '',
  );
  return { path, text, imports: specifiers.map((specifier) => target(path, specifier)) };
}

function target(path: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  const base = relative(ROOT, resolve(ROOT, dirname(path), specifier));
  return [`${base}.ts`, `${base}/index.ts`].find((candidate) => all.includes(candidate)) ?? `${base}.ts`;
}

const all = ['lib', 'imports'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path)),
);
const sources = all.filter((path) => path.startsWith('lib/')).map((path) => read(path));
const layerOf = (path: string): string => relative(LIB, join(ROOT, path)).split('/')[0] ?? '';

test('imports go from right to left only', () => {
  const wrong = sources.flatMap(({ path, imports }) =>
    imports
      .filter((to) => to.startsWith('lib/') && path !== 'lib/index.ts')
      .filter((to) => LAYERS.indexOf(layerOf(to)) > LAYERS.indexOf(layerOf(path)) || !LAYERS.includes(layerOf(to)))
      .map((to) => `${path} imports ${to}`),
  );
  expect(wrong).toEqual([]);
  expect(sources.flatMap(({ imports }) => imports.filter((to) => to.startsWith('lib/'))).length).toBeGreaterThan(100);
});

test.each([
  [/^(cdk8s|constructs)$/, ['constructs', 'output']],
  [/^cdk8s-plus/, []],
  [/^imports\//, ['resources', 'delivery']],
  // Charts lie on the disk, and helm is a program; so is git, which knows what dist/ was.
  [/^node:fs$/, ['output', 'delivery/rendered', 'cli/diff']],
  [/^node:child_process$/, ['delivery/rendered', 'cli/diff']],
])('only some folders import %s', (pattern, allowed) => {
  const users = sources.filter(({ imports }) => imports.some((to) => pattern.test(to))).map(({ path }) => path);
  expect(users.filter((path) => !allowed.some((folder) => path.startsWith(`lib/${folder}/`)))).toEqual([]);
});

/** Everything that is loaded with some files. Types are not, and neither is what a function requires when it runs. */
function loadedWith(...files: readonly string[]): readonly string[] {
  const loadedBy = new Map(
    sources.map(({ path, text }) => [path, read(path, text.replace(/^(?:import|export) type\b/gm, '//')).imports]),
  );
  const loaded = new Set<string>();
  const visit = (path: string): void => {
    if (loaded.size === loaded.add(path).size) return;
    for (const to of loadedBy.get(path) ?? []) visit(to);
  };
  files.forEach(visit);
  return [...loaded];
}

test('the command line loads neither cdk8s nor the types of objects, so that it starts at once', () => {
  const loaded = loadedWith('lib/cli/main.ts', 'lib/cli/diff/command.ts');
  expect(loaded.length).toBeGreaterThan(30);
  expect(loaded.filter((path) => /^(?:cdk8s|constructs$|imports\/)/.test(path))).toEqual([]);
});

test('the library loads deliveries and the package yaml only when a program uses them', () => {
  const loaded = loadedWith('lib/index.ts');
  expect(loaded).toContain('imports/networking.istio.io.ts');
  expect(loaded.filter((path) => /^(?:yaml$|semver$|imports\/(?:argoproj|.*fluxcd))/.test(path))).toEqual([]);
});

test('no file imports itself, directly or through others', () => {
  const graph = new Map(sources.map(({ path, imports }) => [path, imports.filter((to) => to.startsWith('lib/'))]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
    if (done.has(path) || trail.includes(path)) return;
    for (const to of graph.get(path) ?? []) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  expect(cycles).toEqual([]);
});

test('no file of lib has more than 200 lines', () => {
  const long = sources.filter(({ text }) => text.split('\n').length > 201).map(({ path }) => path);
  expect(long).toEqual([]);
});

/** Folders with one file for each rule, check or kind of change: they grow with what the library knows. */
const CATALOGUES = ['lib/model/rules', 'lib/output/checks', 'lib/cli/diff/changes'];

test('a folder of lib has at most 14 files, so that a reader sees all of them at once', () => {
  const counts = new Map<string, number>();
  for (const { path } of sources) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  const full = [...counts].filter(([folder, files]) => files > 14 && !CATALOGUES.includes(folder));
  expect(full).toEqual([]);
  expect(CATALOGUES.filter((folder) => !counts.has(folder))).toEqual([]);
});

test('inside the library nobody imports the barrel', () => {
  expect(sources.filter(({ imports }) => imports.includes('lib/index.ts')).map(({ path }) => path)).toEqual([]);
});
