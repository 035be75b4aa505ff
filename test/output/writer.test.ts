import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writer } from '../../lib/output/writer';
import { hashOf } from '../../lib/output/index-file';
import { filesIn, temporaryFolder } from '../support/files';

function publish(outdir: string, files: Record<string, string>, owner = 'us'): ReturnType<Writer['publish']> {
  const writer = new Writer(outdir);
  for (const [file, text] of Object.entries(files)) writer.add(owner, file, text);
  return writer.publish();
}

function contents(outdir: string): Record<string, string> {
  return Object.fromEntries([...filesIn(outdir)].filter(([path]) => !path.startsWith('.cdk8s-mesh/')));
}

test('writes what is new, keeps what is the same, removes what is gone, with empty folders', () => {
  const outdir = temporaryFolder();
  expect(publish(outdir, { 'a/x': '1', 'b/y/z': '2' })).toEqual({ written: 2, removed: 0, unchanged: 0 });
  expect(publish(outdir, { 'a/x': '1', c: '3' })).toEqual({ written: 1, removed: 1, unchanged: 1 });
  expect(contents(outdir)).toEqual({ 'a/x': '1', c: '3' });
  expect(existsSync(join(outdir, 'b'))).toBe(false);
});

test('a file that was changed by hand becomes what it should be', () => {
  const outdir = temporaryFolder();
  publish(outdir, { a: '1' });
  writeFileSync(join(outdir, 'a'), 'edited');
  expect(publish(outdir, { a: '1' })).toEqual({ written: 1, removed: 0, unchanged: 0 });
  expect(contents(outdir)).toEqual({ a: '1' });
});

test('an owner that is gone takes its files and its index along', () => {
  const outdir = temporaryFolder();
  const both = new Writer(outdir);
  both.add('us', 'clusters/us/a', '1');
  both.add('eu', 'clusters/eu/a', '1');
  both.publish();
  publish(outdir, { 'clusters/us/a': '1' });
  expect([...filesIn(outdir).keys()]).toEqual(['.cdk8s-mesh/us', 'clusters/us/a']);
});

test('discard leaves the directory as it was, and none where there was none', () => {
  const outdir = join(temporaryFolder(), 'dist');
  const writer = new Writer(outdir);
  writer.add('us', 'a', '1');
  writer.discard();
  expect(existsSync(outdir)).toBe(false);
});

test('what a killed run left in the staging folder is not published', () => {
  const outdir = temporaryFolder();
  mkdirSync(join(outdir, '.cdk8s-mesh/staging'), { recursive: true });
  writeFileSync(join(outdir, '.cdk8s-mesh/staging/old'), 'x');
  publish(outdir, { a: '1' });
  expect([...filesIn(outdir).keys()]).toEqual(['.cdk8s-mesh/us', 'a']);
});

test('an index that lists paths outside removes nothing there', () => {
  const root = temporaryFolder();
  const outdir = join(root, 'dist');
  writeFileSync(join(root, 'precious'), 'keep');
  mkdirSync(join(outdir, '.cdk8s-mesh'), { recursive: true });
  writeFileSync(join(outdir, '.cdk8s-mesh/us'), `${hashOf('keep')}  ../precious\n`);
  publish(outdir, { a: '1' });
  expect(filesIn(root).get('precious')).toBe('keep');
});

test('fails for a path outside of the directory', () => {
  const writer = new Writer(temporaryFolder());
  expect(() => {
    writer.add('us', '../a', '1');
  }).toThrow('refused to write outside');
});
