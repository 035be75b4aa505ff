import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { synthesizedIn, temporaryFolder } from '../support/files';

const ROOT = resolve(__dirname, '../..');

test('main.ts makes exactly the committed dist/ and lock; to accept a change run npx cdk8s synth and review it', () => {
  const folder = temporaryFolder();
  const env = { ...process.env, CDK8S_OUTDIR: '' };
  const run = spawnSync('node', ['--import', require.resolve('tsx'), join(ROOT, 'main.ts')], {
    cwd: folder,
    encoding: 'utf8',
    env,
  });
  expect(run.stderr).toContain('dist: 2 clusters');
  const made = synthesizedIn(folder);
  const committed = synthesizedIn(ROOT);
  expect([...made.keys()]).toEqual([...committed.keys()]);
  for (const [path, text] of committed) expect([path, made.get(path)]).toEqual([path, text]);
});
