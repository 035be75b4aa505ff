import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import type { MeshCluster } from '../../../lib/index';
import { synth } from '../../kill/trees';
import { filesIn, temporaryFolder } from '../../support/files';
import { synth as synthMesh } from '../../support/synth';
import { twoClusters } from '../../support/training-mesh';

const FILES = { a: '1\n', b: '2\n', c: '3\n' };

/** The files that the next synth calls edited, and its tree at that moment. */
function editsIn(change: (outdir: string) => void, next: Record<string, string>): [readonly string[], string[]][] {
  const outdir = temporaryFolder();
  synth(outdir, { us: FILES });
  change(outdir);
  const calls: [readonly string[], string[]][] = [];
  synth(outdir, { us: next }, (edited) => calls.push([edited, [...filesIn(outdir).values()]]));
  expect(Object.fromEntries([...filesIn(outdir)].filter(([path]) => !path.startsWith('.')))).toEqual(next);
  return calls;
}

test.each<[string, Record<string, string>]>([
  ['written with the same text', FILES],
  ['written with another text', { ...FILES, b: '4' }],
  ['removed', { a: '1\n', c: '3\n' }],
])('an edited file that is %s is reported once, before it goes', (_title, next) => {
  const calls = editsIn((outdir) => {
    writeFileSync(join(outdir, 'b'), 'edited');
  }, next);
  expect(calls).toEqual([[['b'], expect.arrayContaining(['edited'])]]);
});

test.each<[string, (outdir: string) => void, Record<string, string>]>([
  ['nobody edited', () => undefined, { a: '4' }],
  [
    'somebody deleted',
    (outdir) => {
      rmSync(join(outdir, 'b'));
    },
    FILES,
  ],
  [
    'somebody edited to be what it is now',
    (outdir) => {
      writeFileSync(join(outdir, 'b'), '4');
    },
    { ...FILES, b: '4' },
  ],
  [
    'Git gave the line ends of Windows, as the index',
    (outdir) => {
      for (const [file, text] of filesIn(outdir)) writeFileSync(join(outdir, file), text.replaceAll('\n', '\r\n'));
    },
    FILES,
  ],
])('a file that %s is written without a warning', (_title, change, next) => {
  expect(editsIn(change, next)).toEqual([]);
});

test('MeshApp names ten edited files and counts the rest, and then says what it did', () => {
  const declare = (us: MeshCluster): void => {
    for (let id = 10; id < 22; id++) {
      const metadata = { name: `c${id}`, namespace: 'echo' };
      new ApiObject(new Chart(us, `chart${id}`), 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata });
    }
  };
  const { outdir } = synthMesh((app) => {
    declare(twoClusters(app).us);
  });
  const edited = [...filesIn(outdir).keys()].filter((path) => path.includes('/chart'));
  for (const file of edited) writeFileSync(join(outdir, file), 'edited');
  const { said } = synthMesh((app) => {
    declare(twoClusters(app).us);
  }, outdir);
  const lines = said.split('\n');
  expect(lines[0]).toBe(
    `${outdir}: 12 files were edited after synth wrote them. What the program makes replaces the edits; Git has them if they were committed:`,
  );
  expect(lines.slice(1, 11)).toEqual(edited.slice(0, 10).map((file) => `  ${join(outdir, file)}`));
  expect(lines[11]).toBe('  and 2 more');
  expect(lines[12]).toMatch(/12 written, 0 removed/);
});
