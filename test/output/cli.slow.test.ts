import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { synthesizedIn, temporaryFolder } from '../support/files';

const ROOT = resolve(__dirname, '../..');
const CLI = join(ROOT, 'node_modules/.bin/cdk8s');

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project beside the repository with a main.ts of its own. */
function project(main: string): string {
  const folder = temporaryFolder();
  const tsx = JSON.stringify(require.resolve('tsx'));
  writeFileSync(
    join(folder, 'cdk8s.yaml'),
    `language: typescript\napp: node --import ${tsx} main.ts\noutput: .cdk8s\n`,
  );
  writeFileSync(join(folder, 'main.ts'), main);
  return folder;
}

function cdk8s(folder: string, ...args: string[]): Run {
  const env = { ...process.env, CDK8S_CHECK_UPGRADE: 'false' };
  return spawnSync(CLI, ['synth', ...args], { cwd: folder, encoding: 'utf8', env });
}

function program(body: string, props = ''): string {
  return `
import { Delivery, Mesh, MeshApp, MeshCluster } from ${JSON.stringify(join(ROOT, 'lib'))};
const app = new MeshApp();
const mesh = new Mesh(app, 'training-mesh', { delivery: Delivery.argoCd({ repoUrl: 'https://git.example.com/mesh.git' }), ${props} });
const us = new MeshCluster(mesh, 'us', { region: 'us-east-1' });
${body}
app.synth();
`;
}

const GOOD = program('');
const BAD = program("us.addNamespace('Not_A_Name');");

test('through the cdk8s CLI: a failing synth leaves dist/ and the lock byte for byte and says why', () => {
  const folder = project(GOOD);
  const good = cdk8s(folder);
  expect(good.stderr).toContain('dist: 1 cluster, ');
  expect(good.stdout).toContain('.cdk8s/us.yaml');
  expect(good.status).toBe(0);
  expect(readdirSync(join(folder, '.cdk8s'))).toEqual(['us.yaml']);
  const before = synthesizedIn(folder);
  expect(before.size).toBeGreaterThan(5);

  writeFileSync(join(folder, 'main.ts'), BAD);
  const bad = cdk8s(folder);
  expect(bad.status).not.toBe(0);
  expect(bad.stderr).toContain('valid-names (cdk8s-mesh/docs/rules/valid-names.md)');
  expect(bad.stderr).not.toContain('lib/output');
  expect(synthesizedIn(folder)).toEqual(before);
});

test('through the cdk8s CLI: rules of the user are reported with their own page, or with none', () => {
  const rule = (id: string, page = ''): string =>
    `{ id: '${id}', ${page} check: ({ mesh }) => [{ path: mesh.path, what: 'w', fix: 'f' }] }`;
  const rules = [rule('owned-by-a-team', "page: 'https://wiki.example.com/owners',"), rule('two-regions')];
  const { stderr, status } = cdk8s(project(program('', `rules: [${rules.join()}]`)));
  expect(status).not.toBe(0);
  expect(stderr).toContain('rule: owned-by-a-team (https://wiki.example.com/owners)\n');
  expect(stderr).toContain('rule: two-regions\n');
});

test('through the cdk8s CLI: --stdout prints one document for each object', () => {
  const { stdout, status } = cdk8s(project(program("us.addNamespace('echo');")), '--stdout');
  expect(status).toBe(0);
  expect(stdout.match(/^kind: /gm)).toHaveLength(2);
  expect(stdout).toContain('\n---\n');
  expect(stdout).toContain('name: istio-system');
});

test.each(['dist', '.', 'dist/staging'])('refuses --output %s, because the CLI deletes that directory', (output) => {
  const folder = project(GOOD);
  mkdirSync(join(folder, 'dist'), { recursive: true });
  const { stderr, status } = output === '.' ? direct(folder, folder) : cdk8s(folder, '--output', output);
  expect(status).not.toBe(0);
  expect(stderr).toContain('"output: .cdk8s"');
  expect(stderr).toContain('git checkout -- dist');
  expect(existsSync(join(folder, 'dist/clusters'))).toBe(false);
});

/** The CLI would delete the program too, so this asks the app itself. */
function direct(folder: string, outdir: string): Run {
  const env = { ...process.env, CDK8S_OUTDIR: outdir };
  return spawnSync('node', ['--import', require.resolve('tsx'), 'main.ts'], { cwd: folder, encoding: 'utf8', env });
}
