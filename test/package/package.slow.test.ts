import { cpSync, existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { blocksOf } from '../docs/blocks';
import { filesIn } from '../support/files';
import { ROOT, bin, pack, projectWith, run } from './packed';

let tarball: string;
let project: string;
let packed: ReadonlyMap<string, string>;

beforeAll(() => {
  tarball = pack();
  project = projectWith(tarball);
  packed = filesIn(join(project, 'node_modules/cdk8s-mesh'));
});

describe('the tarball', () => {
  test('holds what runs, what explains it, and nothing else', () => {
    const top = (path: string): string =>
      path.startsWith('build/') ? path.split('/').slice(0, 2).join('/') : (path.split('/')[0] ?? '');
    const folders = new Set([...packed.keys()].map(top));
    expect([...folders]).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'NOTICE',
      'README.md',
      'build/imports',
      'build/lib',
      'docs',
      'package.json',
    ]);
    const built = [...packed.keys()].filter((path) => path.startsWith('build/'));
    expect(built.filter((path) => !/(\.js|\.d\.ts)$/.test(path))).toEqual([]);
  });

  test('has every page, to which errors and docstrings point', () => {
    const pages = filesIn(join(ROOT, 'docs')).keys();
    expect([...packed.keys()].filter((path) => path.startsWith('docs/'))).toEqual(
      [...pages].map((page) => `docs/${page}`),
    );
  });

  test('does not mention the machine that built it, and has no source maps', () => {
    const telling = [ROOT, dirname(tarball), 'sourceMappingURL='];
    const found = [...packed].filter(([, text]) => telling.some((words) => text.includes(words)));
    expect(found.map(([path]) => path)).toEqual([]);
  });

  test('is small', () => {
    expect(statSync(tarball).size).toBeLessThan(550_000);
    expect(packed.size).toBeLessThan(850);
  });

  test('is well-formed for publint', () => {
    expect(run(project, bin('publint'), tarball, '--strict')).toContain('All good!');
  });

  // The strict profile: the resolver of projects that `cdk8s init` makes is old and knows no "exports", so
  // "types" and "typesVersions" are there for it.
  test('has types that every resolver finds', () => {
    expect(run(project, bin('attw'), tarball, '--profile', 'strict', '--no-emoji')).toContain('No problems found');
  });
});

describe('a project that installs it', () => {
  beforeAll(() => {
    cpSync(join(__dirname, 'consumer'), project, { recursive: true });
  });

  // What TypeScript calls old is what `cdk8s init` writes.
  const old = { ignoreDeprecations: '6.0' };

  test.each([
    // Our own declarations are checked once, with those of cdk8s.
    ['node16', { module: 'node16', moduleResolution: 'node16', skipLibCheck: false }],
    ['bundler', { module: 'esnext', moduleResolution: 'bundler', skipLibCheck: true }],
    ['node10', { module: 'commonjs', moduleResolution: 'node10', skipLibCheck: true, ...old }],
  ])('compiles with resolution %s, and without reading the generated types', (name, resolution) => {
    const compilerOptions = { target: 'es2022', strict: true, noEmit: true, types: ['node'], ...resolution };
    const files = ['main.ts', 'orders.spec.ts'];
    writeFileSync(join(project, `tsconfig.${name}.json`), JSON.stringify({ compilerOptions, files }));
    const read = run(project, bin('tsc'), '-p', `tsconfig.${name}.json`, '--listFiles');
    expect(read).toContain('cdk8s-mesh/build/lib/testing/index.d.ts');
    expect(read).not.toContain('cdk8s-mesh/build/imports');
  });

  test('runs a chart, a component and a rule of its own', () => {
    run(project, 'node', '--import', 'tsx', 'main.ts');
    const hosts = 'dist/clusters/other/config/hosts.yaml';
    expect(filesIn(project).get(hosts)).toContain('hosts: orders.mesh');
  });

  test('runs the unit test of a team', () => {
    expect(run(project, 'node', '--import', 'tsx', '--test', 'orders.spec.ts')).toMatch(/pass 1\b/);
  });

  test('finds the named exports from an ES module', () => {
    const names = "import { Mesh } from 'cdk8s-mesh'; import { renderMesh } from 'cdk8s-mesh/testing';";
    run(project, 'node', '--input-type=module', '--eval', `${names} new Set([Mesh.name, renderMesh.name]);`);
  });
});

test('"Get started" in the README leads to a directory for each cluster', () => {
  const zero = projectWith(tarball);
  const isThere = ({ heading }: { readonly heading: string }): boolean => heading === 'Get started';
  const [main] = blocksOf('README.md', 'ts').filter(isThere);
  const [config] = blocksOf('README.md', 'yaml').filter(isThere);
  writeFileSync(join(zero, 'main.ts'), main?.code ?? '');
  writeFileSync(join(zero, 'cdk8s.yaml'), config?.code ?? '');
  run(zero, bin('cdk8s'), 'synth', '--check-upgrade=false');
  expect(['eu', 'us'].map((cluster) => existsSync(join(zero, 'dist/clusters', cluster)))).toEqual([true, true]);
});
