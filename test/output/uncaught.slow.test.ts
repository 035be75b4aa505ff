import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { WriteStream } from 'node:tty';
import { paintFor } from '../../lib/output/console';
import { temporaryFolder } from '../support/files';

const ROOT = resolve(__dirname, '../..');

const TSX = ['--import', require.resolve('tsx')];

interface Run {
  readonly region?: string;
  readonly folder?: string;
  /** What Node needs in order to run TypeScript. */
  readonly by?: readonly string[];
}

/** Runs a program that declares a mesh with one mistake, or none, in the region of a cluster. */
function run(
  synth: string,
  { region = 'us/east', folder = temporaryFolder(), by = TSX }: Run = {},
): { status: number | null; stderr: string } {
  const main = `
import { Delivery, Mesh, MeshApp, MeshCluster } from ${JSON.stringify(join(ROOT, 'lib'))};
const app = new MeshApp();
const mesh = new Mesh(app, 'mesh', { delivery: Delivery.argoCd({ repoUrl: 'https://git.example.com/mesh.git' }) });
new MeshCluster(mesh, 'us', { region: ${JSON.stringify(region)} });
${synth}
`;
  writeFileSync(join(folder, 'main.ts'), main);
  const env = { ...process.env, CDK8S_OUTDIR: '', FORCE_COLOR: '1' };
  return spawnSync('node', [...by, 'main.ts'], { cwd: folder, encoding: 'utf8', env });
}

const REPORT = `1 problem; nothing was written

[mesh/us] main.ts:5:1
  the region must be one label value: "us/east"
    fix:  give the value of the label topology.kubernetes.io/region of the cluster's nodes, as in "us-east-1"
    rule: locality-syntax (cdk8s-mesh/docs/rules/locality-syntax.md)
`;

test.each([
  ['thrown', 'app.synth();'],
  ['rejected', '(async () => { await Promise.resolve(); app.synth(); })();'],
])(
  'of a mistake that is %s and not caught the report is all that is printed, and the exit code is 1',
  (_how, synth) => {
    const { status, stderr } = run(synth);
    expect(stderr.trimEnd()).toBe(REPORT.trimEnd());
    expect(status).toBe(1);
  },
);

test('a problem names the line of the source also where program and library are bundled', () => {
  const folder = temporaryFolder();
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const { stderr } = run('app.synth();', { folder, by: [join(ROOT, 'scripts/run-program.mjs')] });
  expect(stderr.trimEnd()).toBe(REPORT.trimEnd());
});

test('an error of the disk speaks for itself, too', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'mesh.lock.json'));
  const { status, stderr } = run('app.synth();', { region: 'us-east-1', folder });
  expect(stderr).toContain('mesh.lock.json');
  expect(stderr).not.toContain(' at ');
  expect(status).toBe(1);
});

test('a program that catches the error goes on as it likes', () => {
  const { status, stderr } = run(
    'try { app.synth(); } catch (error) { console.error(`caught ${error.problems.length}`); }',
  );
  expect(stderr).toBe('caught 1\n');
  expect(status).toBe(0);
});

test('what is thrown after that is printed as Node prints it, and not as ours', () => {
  const { status, stderr } = run(
    "try { app.synth(); } catch { /* goes on */ } setTimeout(() => { throw new Error('later'); }, 50);",
  );
  expect(stderr).toContain('Error: later\n    at ');
  expect(stderr).not.toContain('nothing was written');
  expect(status).toBe(1);
});

test('a mistake in the program itself keeps its stack', () => {
  const { stderr } = run("try { app.synth(); } catch { throw new TypeError('of the program'); }");
  expect(stderr).toMatch(/TypeError: of the program\n\s+at .*main\.ts:6/);
});

test('where the program listens itself, it decides', () => {
  const listen = "process.on('uncaughtException', (error) => { console.error('mine', error.name); process.exit(7); });";
  const { status, stderr } = run(`${listen} app.synth();`);
  expect(stderr).toBe('mine InvalidMeshError\n');
  expect(status).toBe(7);
});

test.each([
  ['a terminal with colours', true, true, '\u001b[31mx\u001b[39m'],
  ['a terminal without', true, false, 'x'],
  ['a file or a pipe', false, true, 'x'],
])('%s gets what it can show', (_title, isTTY, hasColors, expected) => {
  const stream = { isTTY, hasColors: () => hasColors } as unknown as WriteStream;
  expect(paintFor(stream)('red', 'x')).toBe(expected);
});
