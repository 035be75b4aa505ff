import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { filesIn, temporaryFolder } from '../support/files';

const ROOT = resolve(__dirname, '../..');

test('the types in imports/ are what the committed CRDs give; to accept a change run npm run import', () => {
  const output = temporaryFolder();
  execFileSync('node', ['scripts/import-crds.mjs', '--types-only', '--output', output], { cwd: ROOT, stdio: 'pipe' });
  const made = filesIn(output);
  const committed = new Map([...filesIn(join(ROOT, 'imports'))].filter(([path]) => path.endsWith('.ts')));
  expect([...made.keys()]).toEqual([...committed.keys()]);
  for (const [path, text] of committed) expect([path, made.get(path) === text]).toEqual([path, true]);
}, 60_000);

test('each type file comes from the CRD file of its group', () => {
  const files = [...filesIn(join(ROOT, 'imports')).keys()];
  const groups = (folder: string, extension: string): string[] =>
    files
      .filter((path) => path.startsWith(folder) && path.endsWith(extension))
      .map((path) => path.slice(folder.length, -extension.length));
  expect(groups('', '.ts')).toEqual(groups('crds/', '.yaml'));
});
