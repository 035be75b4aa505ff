import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { synth } from '../../kill/trees';
import { filesIn, temporaryFolder } from '../../support/files';

/** A folder with dist/ in it, which has a file of the last synth, and beside it a folder of somebody else. */
function project(): { readonly outdir: string; readonly elsewhere: string } {
  const folder = temporaryFolder();
  const [outdir, elsewhere] = [join(folder, 'dist'), join(folder, 'elsewhere')];
  synth(outdir, { us: { 'clusters/us/a': '1', b: '1' } });
  put(join(elsewhere, 'us/a'), 'theirs');
  put(join(elsewhere, 'us/c'), 'theirs');
  return { outdir, elsewhere };
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function link(path: string, target: string): void {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

const NEW = { us: { 'clusters/us/a': '2', 'clusters/us/c': '2', b: '2' } };

test.each<[string, string, (outdir: string, elsewhere: string) => void]>([
  [
    'a link to a directory on the way',
    'clusters (a symbolic link; synth writes through none)',
    (outdir, elsewhere) => {
      link(join(outdir, 'clusters'), elsewhere);
    },
  ],
  [
    'a link to nothing on the way',
    'clusters/us (a symbolic link; synth writes through none)',
    (outdir) => {
      link(join(outdir, 'clusters/us'), 'nothing');
    },
  ],
  [
    'a link in place of a file',
    'clusters/us/c (a symbolic link; synth writes through none)',
    (outdir, elsewhere) => {
      link(join(outdir, 'clusters/us/c'), join(elsewhere, 'us/c'));
    },
  ],
  [
    'a link in place of a file, to what would be written',
    'b (a symbolic link; synth writes through none)',
    (outdir, elsewhere) => {
      put(join(elsewhere, 'b'), '2');
      link(join(outdir, 'b'), join(elsewhere, 'b'));
    },
  ],
  [
    'a file of somebody else',
    'clusters/us/c',
    (outdir) => {
      put(join(outdir, 'clusters/us/c'), 'theirs');
    },
  ],
  [
    'a file where a directory belongs',
    'clusters (a file where a directory is needed)',
    (outdir) => {
      rmSync(join(outdir, 'clusters'), { recursive: true });
      put(join(outdir, 'clusters'), 'theirs');
    },
  ],
  [
    'a directory where a file belongs',
    'clusters/us/c/theirs (below a file of this synth)',
    (outdir) => {
      put(join(outdir, 'clusters/us/c/theirs'), 'theirs');
    },
  ],
  [
    'a directory where an index belongs',
    '.cdk8s-mesh/us (no plain file)',
    (outdir) => {
      rmSync(join(outdir, '.cdk8s-mesh/us'));
      put(join(outdir, '.cdk8s-mesh/us/theirs'), 'theirs');
      rmSync(join(outdir, 'b'));
      rmSync(join(outdir, 'clusters'), { recursive: true });
    },
  ],
  [
    'a link where an index belongs',
    '.cdk8s-mesh/us (no plain file)',
    (outdir, elsewhere) => {
      put(join(elsewhere, 'index'), readFileSync(join(outdir, '.cdk8s-mesh/us'), 'utf8'));
      link(join(outdir, '.cdk8s-mesh/us'), join(elsewhere, 'index'));
      rmSync(join(outdir, 'b'));
      rmSync(join(outdir, 'clusters'), { recursive: true });
    },
  ],
])('%s is refused with its path, and nothing is changed, there or elsewhere', (_title, line, change) => {
  const { outdir, elsewhere } = project();
  change(outdir, elsewhere);
  const before = [filesIn(outdir), filesIn(elsewhere)];
  expect(() => synth(outdir, NEW)).toThrow(
    new RegExp(`move or delete them.* ${outdir} is as it was\\.\n {2}${escaped(join(outdir, line))}$`, 's'),
  );
  expect([filesIn(outdir), filesIn(elsewhere)]).toEqual(before);
});

function escaped(text: string): string {
  return text.replaceAll(/[().]/g, '\\$&');
}

test('an index that was lost is what the error asks for', () => {
  const { outdir } = project();
  rmSync(join(outdir, '.cdk8s-mesh'), { recursive: true });
  expect(() => synth(outdir, NEW)).toThrow(`(was ${outdir}/.cdk8s-mesh deleted? Then bring it back from Git)`);
});

test('an unchanged file behind a link is refused, too: Git and Argo CD would see the link', () => {
  const { outdir, elsewhere } = project();
  put(join(elsewhere, 'us/a'), '1');
  link(join(outdir, 'clusters'), elsewhere);
  expect(() => synth(outdir, { us: { 'clusters/us/a': '1', b: '1' } })).toThrow('clusters (a symbolic link');
});

test.each(['clusters', 'clusters/us', 'clusters/us/a'])(
  'a file that is not made any more is not removed through a link at %s, and the link stays',
  (path) => {
    const { outdir, elsewhere } = project();
    const target = join(elsewhere, path.replace(/^clusters\/?/, ''));
    link(join(outdir, path), target);
    const before = filesIn(elsewhere);
    synth(outdir, { us: { b: '1' } });
    expect(filesIn(elsewhere)).toEqual(before);
    expect(lstatSync(join(outdir, path)).isSymbolicLink()).toBe(true);
    expect(filesIn(outdir).get('.cdk8s-mesh/us')).toMatch(/^\w+ {2}b\n$/);
  },
);

test('folders behind a link are not removed, though they are empty', () => {
  const { outdir, elsewhere } = project();
  rmSync(join(elsewhere, 'us/a'));
  rmSync(join(elsewhere, 'us/c'));
  link(join(outdir, 'clusters'), elsewhere);
  synth(outdir, { us: { b: '1' } });
  expect(existsSync(join(elsewhere, 'us'))).toBe(true);
});

test('the output directory itself may be a link to a directory', () => {
  const { outdir, elsewhere } = project();
  const alias = join(elsewhere, 'alias');
  link(alias, outdir);
  expect(synth(alias, NEW)).toEqual({ written: 3, removed: 0, unchanged: 0 });
  expect(lstatSync(alias).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(outdir, 'b'), 'utf8')).toBe('2');
});

test.each<[string, (path: string) => void]>([
  [
    'a file',
    (path) => {
      put(path, 'theirs');
    },
  ],
  [
    'a link to nothing',
    (path) => {
      link(path, 'nothing');
    },
  ],
  [
    'a link to a file',
    (path) => {
      put(`${path}.txt`, 'theirs');
      link(path, `${path}.txt`);
    },
  ],
])('%s in place of the output directory is refused', (_title, make) => {
  const outdir = join(temporaryFolder(), 'dist');
  make(outdir);
  expect(() => synth(outdir, NEW)).toThrow(
    `${outdir} is not a directory, and not a link to one; move or delete it, and synth again.`,
  );
});

test.each<[string, (path: string) => void]>([
  [
    'a file',
    (path) => {
      put(path, 'theirs');
    },
  ],
  [
    'a link',
    (path) => {
      link(path, '..');
    },
  ],
])('%s in place of the own folder is refused', (_title, make) => {
  const outdir = temporaryFolder();
  make(join(outdir, '.cdk8s-mesh'));
  expect(() => synth(outdir, NEW)).toThrow(`${outdir}/.cdk8s-mesh is not a directory; move or delete it`);
});

test('a file above the output directory is one sentence about the path', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, 'theirs');
  expect(() => synth(join(file, 'dist'), NEW)).toThrow(
    /file\/dist\S*: there is a file where a directory is needed \(ENOTDIR\); move or delete it, and synth again\. /,
  );
});
