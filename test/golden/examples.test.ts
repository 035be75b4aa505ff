import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { knows, validate } from '../schemas/validator';
import { synthesizedIn, temporaryFolder } from '../support/files';
import { manifestsIn } from '../support/manifests';
import { HELM, NO_HELM } from '../support/real-helm';

const ROOT = resolve(__dirname, '../..');
const EXAMPLES = join(ROOT, 'examples');
/** Every folder with a program of its own. */
const names = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
  .filter((path) => basename(path) === 'main.ts')
  .map((path) => dirname(path))
  .sort();

/** The one that renders a chart, which needs a program that not every machine has. */
const RENDERED = 'rendered';
const runnable = names.filter((name) => name !== RENDERED || HELM !== '');

/** Runs the examples, each in a folder of its own, and returns what each leaves there. */
function made(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const target = temporaryFolder();
  const settings = { CDK8S_OUTDIR: '', HELM, CDK8S_MESH_CACHE: 'off' };
  const env = { ...process.env, ...settings, TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.json') };
  const args = ['--import', require.resolve('tsx'), join(__dirname, 'run-examples.ts'), target, ...runnable];
  const { status, stderr } = spawnSync('node', args, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(stderr);
  return new Map(runnable.map((name) => [name, synthesizedIn(join(target, name))]));
}

const all = made();

test.each(runnable)(
  '%s makes exactly its committed dist/ and lock; to accept a change run npx cdk8s synth there and review it',
  (name) => {
    const committed = synthesizedIn(join(EXAMPLES, name));
    const files = all.get(name) ?? new Map<string, string>();
    expect([...files.keys()]).toEqual([...committed.keys()]);
    for (const [path, text] of committed) expect([path, files.get(path)]).toEqual([path, text]);
  },
);

if (HELM === '') test.skip(`${RENDERED} makes exactly its committed dist/${NO_HELM}`, () => undefined);

test.each(names)('every custom object of %s is valid', (name) => {
  const custom = manifestsIn(join(EXAMPLES, name, 'dist'))
    .map(({ manifest }) => manifest)
    .filter(knows);
  expect(custom.length).toBeGreaterThan(15);
  expect(custom.flatMap(validate)).toEqual([]);
});

test.each(names)('%s is listed in docs/examples.md and can be synthesized in its folder', (name) => {
  expect(readFileSync(join(ROOT, 'docs/examples.md'), 'utf8')).toContain(`(../examples/${name}/main.ts)`);
  expect(existsSync(join(EXAMPLES, name, 'cdk8s.yaml'))).toBe(true);
});
