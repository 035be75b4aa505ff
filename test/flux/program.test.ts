import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../lab/settings';

const folder = mkdtempSync(join(tmpdir(), 'cdk8s-mesh-flux-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Every file of an output directory but the writer's index. */
function filesOf(dist: string): ReadonlyMap<string, string> {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name).slice(dist.length + 1)).sort();
  return new Map(
    paths
      .filter((path) => !path.startsWith('.cdk8s-mesh'))
      .map((path) => [path, readFileSync(join(dist, path), 'utf8')]),
  );
}

test('the program of npm run e2e:flux makes the mesh of main.ts, when Argo CD delivers it', () => {
  const outdir = join(folder, 'dist');
  const env = { ...process.env, STAGE: 'argoCd', OUTDIR: outdir };
  execFileSync(process.execPath, ['--import', 'tsx', join(__dirname, 'program.ts')], { env, cwd: ROOT, stdio: 'pipe' });

  expect(filesOf(outdir)).toEqual(filesOf(join(ROOT, 'dist')));
});
