import { existsSync, mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../../lib/model/digest';
import { Writer } from '../../../lib/output/publish/writer';
import { synth } from '../../kill/trees';
import { filesIn, mtimesIn, temporaryFolder } from '../../support/files';

function publish(outdir: string, files: Record<string, string>, owner = 'us'): ReturnType<Writer['publish']> {
  return synth(outdir, { [owner]: files });
}

function contents(outdir: string): Record<string, string> {
  return Object.fromEntries([...filesIn(outdir)].filter(([path]) => !path.startsWith('.cdk8s-mesh/')));
}

test('writes new files, keeps unchanged ones, and removes the others, with empty folders', () => {
  const outdir = temporaryFolder();
  expect(publish(outdir, { 'a/x': '1', 'b/y/z': '2' })).toEqual({ written: 2, removed: 0, unchanged: 0 });
  expect(publish(outdir, { 'a/x': '1', c: '3' })).toEqual({ written: 1, removed: 1, unchanged: 1 });
  expect(contents(outdir)).toEqual({ 'a/x': '1', c: '3' });
  expect(existsSync(join(outdir, 'b'))).toBe(false);
});

test('what is the same is not touched, and neither is anything else', () => {
  const outdir = temporaryFolder();
  publish(outdir, { 'a/x': '1', b: '2' });
  for (const path of ['', '.cdk8s-mesh', '.cdk8s-mesh/us', 'a', 'a/x', 'b']) utimesSync(join(outdir, path), 1, 1);
  expect(publish(outdir, { 'a/x': '1', b: '2' })).toEqual({ written: 0, removed: 0, unchanged: 2 });
  expect(new Set(mtimesIn(outdir).values())).toEqual(new Set([1000]));
  expect(['', '.cdk8s-mesh', 'a'].map((path) => statSync(join(outdir, path)).mtimeMs)).toEqual([1000, 1000, 1000]);
});

test('an owner that does not exist any more loses its files and its index', () => {
  const outdir = temporaryFolder();
  synth(outdir, { us: { 'clusters/us/a': '1' }, eu: { 'clusters/eu/a': '1' } });
  publish(outdir, { 'clusters/us/a': '1' });
  expect([...filesIn(outdir).keys()]).toEqual(['.cdk8s-mesh/us', 'clusters/us/a']);
});

test('a cluster may be called staging', () => {
  const outdir = temporaryFolder();
  publish(outdir, { a: '1' }, 'staging');
  expect(publish(outdir, { a: '2' }, 'staging')).toEqual({ written: 1, removed: 0, unchanged: 0 });
  expect([...filesIn(outdir).keys()]).toEqual(['.cdk8s-mesh/staging', 'a']);
});

test('discard leaves the directory as it was, and none where there was none', () => {
  const outdir = join(temporaryFolder(), 'dist');
  const writer = new Writer(outdir);
  writer.add('us', 'a', '1');
  writer.discard();
  expect(existsSync(outdir)).toBe(false);
});

test('a file becomes a folder, and a folder a file', () => {
  const outdir = temporaryFolder();
  publish(outdir, { x: '1', 'y/a': '1', 'y/b/c': '1' });
  publish(outdir, { 'x/a/b': '2', y: '2' });
  expect(contents(outdir)).toEqual({ 'x/a/b': '2', y: '2' });
});

test("folders with nothing in them are in no file's way", () => {
  const outdir = temporaryFolder();
  publish(outdir, { 'y/a': '1' });
  for (const path of ['y/empty/too', 'z/empty']) mkdirSync(join(outdir, path), { recursive: true });
  publish(outdir, { y: '2', z: '2' });
  expect(contents(outdir)).toEqual({ y: '2', z: '2' });
});

test('an index that lists paths outside, or the own folder, removes nothing there', () => {
  const root = temporaryFolder();
  const outdir = join(root, 'dist');
  writeFileSync(join(root, 'precious'), 'keep');
  mkdirSync(join(outdir, '.cdk8s-mesh'), { recursive: true });
  writeFileSync(join(outdir, '.cdk8s-mesh/note.txt'), 'keep');
  const lines = ['../precious', '.cdk8s-mesh/note.txt'].map((path) => `${sha256('keep')}  ${path}\n`);
  writeFileSync(join(outdir, '.cdk8s-mesh/us'), lines.join(''));
  publish(outdir, { a: '1' });
  expect(filesIn(root).get('precious')).toBe('keep');
  expect(filesIn(outdir).get('.cdk8s-mesh/note.txt')).toBe('keep');
});

test.each(['note', 'us.orig', '.gitkeep', 'README'])('a file %s of others in the own folder stays', (name) => {
  const outdir = temporaryFolder();
  publish(outdir, { a: '1' });
  writeFileSync(join(outdir, '.cdk8s-mesh', name), name === 'us.orig' ? `${sha256('1')}  a\n` : 'note');
  publish(outdir, { b: '2' });
  expect([...filesIn(outdir).keys()].sort()).toEqual([`.cdk8s-mesh/${name}`, '.cdk8s-mesh/us', 'b'].sort());
});

test.each(['../a', '.cdk8s-mesh/eu', '.CDK8S-mesh/eu', 'a\nb'])(
  'fails for the path %j, where no file may be',
  (path) => {
    const writer = new Writer(temporaryFolder());
    expect(() => {
      writer.add('us', path, '1');
    }).toThrow('refused to write outside');
  },
);

test('after a merge, files of either side are as they were written, and the index is corrected', () => {
  const outdir = temporaryFolder();
  publish(outdir, { a: 'ours', b: 'ours' });
  writeFileSync(join(outdir, 'b'), 'theirs');
  const [ours, theirs] = ['ours', 'theirs'].map((text) => `${sha256(text)}  a\n${sha256(text)}  b\n`);
  writeFileSync(join(outdir, '.cdk8s-mesh/us'), `<<<<<<< ours\n${ours}=======\n${theirs}>>>>>>> theirs\n`);
  const edited = jest.fn();
  synth(outdir, { us: { a: 'both', b: 'both' } }, edited);
  expect(edited).not.toHaveBeenCalled();
  expect(filesIn(outdir)).toEqual(
    new Map(
      Object.entries({
        '.cdk8s-mesh/us': `${sha256('both')}  a\n${sha256('both')}  b\n`,
        a: 'both',
        b: 'both',
      }),
    ),
  );
});
