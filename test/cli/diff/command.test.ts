import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { temporaryFolder } from '../../support/files';
import { Project } from '../project';
import type { Run } from '../project';

const CONFIG = 'dist/clusters/us/workloads/shop/shop/core_ConfigMap_shop.yaml';
const NAMESPACE = 'dist/clusters/us/control-plane/namespaces/_cluster/core_Namespace_shop.yaml';

const configMap = (value: string): string =>
  stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'shop', namespace: 'shop' }, data: { value } });
const NAMESPACE_SHOP = stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });

let project: Project;

beforeEach(() => {
  project = new Project();
  project.write(CONFIG, configMap('a'));
  project.write(NAMESPACE, NAMESPACE_SHOP);
  project.commit();
});

const findings = ({ stdout }: Run): readonly string[] =>
  stdout.split('\n').filter((line) => /^(danger|review|info) /.test(line));
const CHANGED = ['info    us  changed: ConfigMap shop/shop: data.value a -> b'];

describe('what is compared', () => {
  test('files on disk with HEAD, whether git knows them or not', () => {
    project.write(CONFIG, configMap('b'));
    expect(findings(project.run('diff'))).toEqual(CHANGED);
    project.write(CONFIG.replaceAll('shop', 'cart'), configMap('a').replaceAll('shop', 'cart'));
    project.git('add', CONFIG);
    expect(findings(project.run('diff'))).toEqual([
      'info    us  added in workloads/cart: ConfigMap cart/cart',
      ...CHANGED,
    ]);
  });

  test('files on disk with another ref', () => {
    project.git('tag', 'v1');
    project.write(CONFIG, configMap('b'));
    project.commit();
    expect(findings(project.run('diff'))).toEqual([]);
    expect(findings(project.run('diff', 'v1'))).toEqual(CHANGED);
  });

  test('two refs, whatever is on disk', () => {
    project.git('tag', 'v1');
    project.write(CONFIG, configMap('b'));
    project.commit();
    project.remove('dist');
    const run = project.run('diff', 'v1', '--to', 'main');
    expect(run.stdout).toContain('dist: v1 -> main\n');
    expect(findings(run)).toEqual(CHANGED);
  });

  test('objects, not text: comments, the order of keys and line ends do not matter', () => {
    project.write(
      CONFIG,
      `# moved\n${stringify({ data: { value: 'a' }, metadata: { namespace: 'shop', name: 'shop' }, kind: 'ConfigMap', apiVersion: 'v1' })}`.replaceAll(
        '\n',
        '\r\n',
      ),
    );
    expect(project.run('diff', '--exit-code')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('no differences') as string,
    });
  });

  test('another directory, and from a folder of the repository', () => {
    project.git('mv', 'dist', 'out');
    project.commit();
    project.write(CONFIG.replace('dist', 'out'), configMap('b'));
    mkdirSync(join(project.folder, 'packages/mesh'), { recursive: true });
    const below = (dist: string): Run => project.runIn(join(project.folder, 'packages/mesh'), 'diff', '--dist', dist);
    expect(findings(project.run('diff', '--dist', 'out/'))).toEqual(CHANGED);
    expect(findings(below('../../out'))).toEqual(CHANGED);
    expect(findings(below(join(project.folder, 'out')))).toEqual(CHANGED);
    expect(findings(project.runIn(join(project.folder, 'out'), 'diff', '--dist', '.'))).toEqual(CHANGED);
  });

  test('neither targets of links nor files that are not YAML', () => {
    project.write('dist/fleet.md', 'changed');
    project.write('dist/.cdk8s-mesh/staging/clusters/us/a.yaml', configMap('left by a run that was killed'));
    symlinkSync(join(project.folder, CONFIG), join(project.folder, 'dist/clusters/us/linked.yaml'));
    expect(project.run('diff').stdout).toContain('no differences');
  });

  test('several objects of one file, and files of something else', () => {
    project.write(
      'dist/clusters/us/own.yaml',
      `${configMap('x').replaceAll('shop', 'x')}---\n${configMap('y').replaceAll('shop', 'y')}---\n`,
    );
    project.write('dist/own.yaml', 'replicas: 1\n');
    project.commit();
    project.write('dist/clusters/us/own.yaml', configMap('x').replaceAll('shop', 'x'));
    project.write('dist/own.yaml', 'replicas: 2\n');
    expect(findings(project.run('diff'))).toEqual([
      'review  us    removed from other: ConfigMap y/y',
      'info    mesh  changed: File own.yaml: content.replicas 1 -> 2',
    ]);
  });

  test('in a repository that hashes with SHA-256', () => {
    const modern = new Project('sha256');
    modern.write(CONFIG, configMap('a'));
    modern.commit();
    expect(modern.run('diff').stdout).toContain('no differences');
    modern.write(CONFIG, configMap('b'));
    expect(findings(modern.run('diff'))).toEqual(CHANGED);
  });

  test('everything is new where the ref has no such directory', () => {
    project.git('rm', '-r', '--quiet', '--cached', 'dist');
    project.git('commit', '--quiet', '--allow-empty', '--message', 'without');
    const run = project.run('diff');
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('HEAD has no such directory: everything is new.');
    expect(findings(run)).toEqual(['review  us  cluster joins: us, 2 objects']);
  });
});

describe('exit codes', () => {
  test.each<readonly [string, () => void, number, number]>([
    ['nothing differs', () => undefined, 0, 0],
    [
      'something differs',
      () => {
        project.write(CONFIG, configMap('b'));
      },
      0,
      1,
    ],
    [
      'something dangerous differs',
      () => {
        project.remove(NAMESPACE);
      },
      0,
      3,
    ],
  ])('%s', (_title, edit, plain, asked) => {
    edit();
    expect(project.run('diff').status).toBe(plain);
    expect(project.run('diff', '--exit-code').status).toBe(asked);
    expect(project.run('diff', '--exit-code', '--markdown').status).toBe(asked);
  });
});

describe('fails with a sentence', () => {
  const fails = (run: Run, ...sentences: readonly string[]): void => {
    expect(run.status).toBe(2);
    expect(run.stdout).toBe('');
    for (const sentence of sentences) expect(run.stderr).toContain(sentence);
    expect(run.stderr).not.toMatch(/^ +at /m);
  };

  test('outside of a repository', () => {
    const folder = temporaryFolder();
    fails(project.runIn(folder, 'diff'), `git cannot read a repository in ${folder}: fatal: not a git repository`);
  });

  test('without git', () => {
    const run = project.spawn(['diff'], { ...process.env, PATH: '' });
    fails(run, 'git was not found: install it, or add it to PATH');
  });

  test.each(['no-such-branch', '--upload-pack=x', 'HEAD:dist'])('for the ref %s', (ref) => {
    fails(project.run('diff', '--', ref), `git cannot find commit "${ref}".`, 'fetch-depth: 0');
    fails(project.run('diff', `--to=${ref}`), `git cannot find commit "${ref}".`);
  });

  test('before the first commit', () => {
    fails(new Project().run('diff'), 'git cannot find commit "HEAD".');
  });

  test('where nothing was synthesized', () => {
    fails(project.run('diff', '--dist', 'dits'), 'the working tree has no dits/ with objects: run "npx cdk8s synth"');
    fails(project.run('diff', '--dist', CONFIG), 'with --dist');
    fails(project.run('diff', '--dist', 'dits', '--to', 'HEAD'), 'HEAD has no dits/ with objects: pass the directory');
  });

  test('for a directory outside of the repository', () => {
    fails(project.run('diff', '--dist', '../dist'), '../dist is outside of the git repository');
  });

  test('for invalid YAML, on either side', () => {
    project.write(CONFIG, 'a: b: c\n');
    const path = CONFIG.replace('dist/', '');
    fails(
      project.run('diff'),
      `${path} is not valid YAML in the working tree: Nested mappings are not allowed`,
      'line 1',
    );
    project.commit();
    project.write(CONFIG, configMap('b'));
    fails(project.run('diff'), `${path} is not valid YAML in HEAD: `);
  });

  test('for YAML that unfolds without end', () => {
    const lines = Array.from(
      { length: 9 },
      (_, index) => `a${index + 1}: &a${index + 1} [${Array(9).fill(`*a${index}`).join(', ')}]`,
    );
    project.write(CONFIG, ['a0: &a0 [x]', ...lines, ''].join('\n'));
    fails(project.run('diff'), 'is not valid YAML in the working tree: Excessive alias count');
  });

  test.each([
    [['diff', '--colour'], "Unknown option '--colour'"],
    [['diff', '--dist'], "Option '--dist <value>' argument missing"],
    [['diff', 'a', 'b'], 'Only one ref is allowed. Pass the second one with --to: b'],
    [['differ'], 'Unknown command: differ'],
    [[], 'No command was given'],
  ])('for the arguments %j, with the usage', (args, sentence) => {
    fails(project.run(...args), `${sentence}\n\nUsage: cdk8s-mesh diff [ref] [options]`);
  });
});
