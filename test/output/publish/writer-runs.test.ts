import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../../lib/model/digest';
import { Writer } from '../../../lib/output/publish/writer';
import { synth } from '../../kill/trees';
import { filesIn, temporaryFolder } from '../../support/files';

/** An output directory in which a process has left a staging folder. */
function stagedBy(process: string): string {
  const outdir = temporaryFolder();
  synth(outdir, { us: { a: '1' } });
  const staging = join(outdir, `.cdk8s-mesh/.staging-${process}`);
  mkdirSync(staging);
  writeFileSync(join(staging, '0'), 'half');
  return outdir;
}

const AGAIN = ['.cdk8s-mesh/us', 'a'];

test.each([
  ['that has ended', '4194305-1'],
  ['with the number of this one', `${process.pid}-1`],
  ['whose number another process has now', `${process.ppid}-1`],
])('what a process %s left behind is removed, whether there is something to write or not', (_title, name) => {
  for (const text of ['1', '2']) {
    const outdir = stagedBy(name);
    synth(outdir, { us: { a: text } });
    expect([...filesIn(outdir).keys()]).toEqual(AGAIN);
  }
});

test('a process that runs keeps others from writing, and its staging folder', () => {
  const outdir = stagedBy(`${process.ppid}-0`);
  expect(() => synth(outdir, { us: { a: '2' } })).toThrow(`process ${process.ppid} is writing ${outdir}`);
  expect(synth(outdir, { us: { a: '1' } })).toEqual({ written: 0, removed: 0, unchanged: 1 });
  expect([...filesIn(outdir).keys()]).toEqual([`.cdk8s-mesh/.staging-${process.ppid}-0/0`, ...AGAIN]);
});

test('a killed process that its parent has not noticed yet keeps nobody from writing', async () => {
  if (!existsSync('/proc/self/stat')) return;
  // The shell becomes a program that never asks what became of its child.
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const [pid] = (await once(parent.stdout, 'data')).map(Number);
    while (!readFileSync(`/proc/${pid ?? 0}/stat`, 'utf8').includes(') Z ')) await new Promise(setImmediate);
    const outdir = stagedBy(`${pid ?? 0}-0`);
    synth(outdir, { us: { a: '2' } });
    expect([...filesIn(outdir).keys()]).toEqual(AGAIN);
  } finally {
    parent.kill();
  }
});

test('a synth that another one overtook changes nothing', () => {
  const outdir = temporaryFolder();
  synth(outdir, { us: { a: '1' } });
  const slow = new Writer(outdir);
  synth(outdir, { us: { a: '2', b: '2' } });
  const before = filesIn(outdir);
  expect(() => {
    slow.add('us', 'a', '3');
  }).toThrow(`another synth wrote ${outdir} while this one ran`);
  slow.discard();
  expect(filesIn(outdir)).toEqual(before);
});

test('a file of others stays theirs where an interrupted synth wanted to write or had removed one', () => {
  const outdir = temporaryFolder();
  synth(outdir, { us: { a: '1' } });
  const unfinished = ['gone', 'new'].map((file) => `${sha256(file)}  ${file}\n`).join('');
  writeFileSync(join(outdir, '.cdk8s-mesh/.unfinished'), unfinished);
  writeFileSync(join(outdir, 'gone'), 'theirs');
  writeFileSync(join(outdir, 'new'), 'theirs');
  expect(() => synth(outdir, { us: { a: '1', new: 'newer' } })).toThrow(`${outdir}/new`);
  synth(outdir, { us: { a: '1' } });
  expect([...filesIn(outdir).keys()]).toEqual([...AGAIN, 'gone', 'new']);
});

test('a file that an interrupted synth wrote is ours: it is replaced, or removed', () => {
  for (const next of [{ a: '1', new: 'newer' }, { a: '1' }] as Record<string, string>[]) {
    const outdir = temporaryFolder();
    synth(outdir, { us: { a: '1' } });
    writeFileSync(join(outdir, '.cdk8s-mesh/.unfinished'), `${sha256('new')}  new\n`);
    writeFileSync(join(outdir, 'new'), 'new');
    synth(outdir, { us: next });
    expect(Object.keys(next).concat('.cdk8s-mesh/us').sort()).toEqual([...filesIn(outdir).keys()].sort());
  }
});
