import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { filesIn, temporaryFolder } from '../support/files';
import { synth as synthInProcess } from '../support/synth';
import { twoClusters } from '../support/training-mesh';
import { atAStep, atSomeTime, story } from './campaign';
import { Children } from './children';
import { ROOT } from './compile';
import { Random, randomTree } from './random';
import { threeClusters } from './three-clusters';
import { synth, textsOf } from './trees';
import type { Tree } from './trees';
import { Trial, filesOf } from './trial';

const children = new Children(temporaryFolder());

/** One of each: changed, new, gone, of another owner, a file that becomes a folder, and a folder that becomes a file. */
const BEFORE: Tree = {
  _mesh: { 'fleet.json': 'fleet 1', moved: 'from the mesh' },
  eu: { 'clusters/eu/a': 'eu' },
  us: { 'clusters/us/same': 'same', 'clusters/us/a': '1', 'x/swap': 'file', 'x/paws/in': 'folder' },
};
const AFTER: Tree = {
  _mesh: { 'fleet.json': 'fleet 2' },
  ap: { 'clusters/ap/a': 'ap', moved: 'to ap' },
  us: { 'clusters/us/same': 'same', 'clusters/us/a': '2', 'x/swap/in': 'folder', 'x/paws': 'file' },
};
/** The program was changed after the kill. */
const OTHER: Tree = { us: { 'clusters/us/a': '3', 'clusters/ap/a': 'us', 'x/swap': 'file' } };

/** The tree before, with a file of somebody else and edits in it. */
function before(outdir = join(temporaryFolder(), 'dist')): Trial {
  const trial = new Trial(outdir);
  trial.start(BEFORE);
  trial.add(new Map([['clusters/us/OWNERS', 'theirs']]));
  trial.edit(new Map(['clusters/us/a', 'clusters/eu/a', 'moved'].map((file) => [file, 'edited'])));
  return trial;
}

test('a synth that is killed before any of its steps is finished by the next one, whatever that one makes', () => {
  let at = 1;
  for (; at < 1000; at++) {
    const folder = temporaryFolder();
    const killed = before(join(folder, 'dist'));
    killed.expect(AFTER);
    const { isKilled, status, stderr } = children.run(killed.outdir, AFTER, { kind: 'kill', at });
    killed.checkInterrupted();
    for (const [name, next] of Object.entries({ AFTER, OTHER })) {
      const copy = killed.copy(join(folder, name));
      for (const path of next === OTHER ? copy.vacant() : []) copy.intrude(path, next);
      copy.finish(next);
    }
    if (isKilled) continue;
    expect([status, stderr]).toEqual([0, '']);
    break;
  }
  expect(at).toBeGreaterThan(40);
  expect(at).toBeLessThan(1000);
}, 300_000);

test('whatever was killed how often, and whoever put files where none was, the next synth makes its tree', async () => {
  let kills = 0;
  for (let seed = 1; seed <= 6; seed++) kills += await story(children, seed % 3 === 0 ? atSomeTime : atAStep, seed, 5);
  expect(kills).toBeGreaterThan(0);
});

test.each([
  ['ENOSPC', 'no space left on the device (ENOSPC); free some space, and synth again'],
  ['EROFS', 'the file system is read-only (EROFS); make it writable, or use another outdir, and synth again'],
  ['EACCES', 'permission denied (EACCES); give it to the user who runs synth, and synth again'],
] as const)(
  '%s at any step is one sentence with the path, and leaves the old tree or one that is finished next time',
  (kind, what) => {
    const untouched = before();
    const old = filesOf(untouched.outdir);
    let at = 1;
    for (let status: number | null = 1; status !== 0; at += 5) {
      const trial = before();
      trial.expect(AFTER);
      const ending = children.run(trial.outdir, AFTER, { kind, at });
      ({ status } = ending);
      if (status !== 0) {
        expect(ending.stderr).toMatch(new RegExp(`^\\[DiskError: ${trial.outdir}\\S*: `, 'm'));
        expect(ending.stderr).toContain(what);
        expect(ending.stderr).not.toMatch(/^ +at /m);
        const isHalf = ending.stderr.includes(`${trial.outdir} is half written; the next synth finishes that.`);
        if (!isHalf) {
          expect(ending.stderr).toContain(`${trial.outdir} is as it was.`);
          expect(filesOf(trial.outdir)).toEqual(old);
        }
      }
      trial.checkInterrupted();
      trial.finish(AFTER);
    }
    expect(at).toBeGreaterThan(40);
  },
);

test('a second synth is refused while one writes, unless it has nothing to write', async () => {
  const trial = new Trial(join(temporaryFolder(), 'dist'));
  trial.start(BEFORE);
  trial.expect(AFTER);
  const first = children.start(trial.outdir, AFTER, { kind: 'stop', at: 12 });
  try {
    const staging = join(trial.outdir, `.cdk8s-mesh/.staging-${first.process.pid ?? 0}-`);
    const isStaging = () =>
      [...filesIn(trial.outdir).keys()].some((file) => join(trial.outdir, file).startsWith(staging));
    while (!isStaging()) await setTimeout(10);
    expect(() => synth(trial.outdir, OTHER)).toThrow(
      new RegExp(`^process ${first.process.pid ?? 0} is writing ${trial.outdir} at this moment; .* delete ${staging}`),
    );
    expect(synth(trial.outdir, BEFORE)).toEqual({ written: 0, removed: 0, unchanged: 7 });
  } finally {
    first.process.kill('SIGKILL');
    await first.ended;
  }
  trial.checkInterrupted();
  trial.finish(OTHER);
});

test('of many synths at once each one makes its tree or changes nothing', async () => {
  const trial = new Trial(join(temporaryFolder(), 'dist'));
  trial.start(BEFORE);
  const trees = Array.from({ length: 8 }, (_, seed) => randomTree(new Random(seed), 20));
  const endings = await Promise.all(trees.map((tree) => children.start(trial.outdir, tree).ended));
  for (const { status, stderr } of endings.filter((ending) => ending.status !== 0)) {
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/is writing .* at this moment|another synth wrote .* while/),
    ]);
  }
  const made = trees.filter((_, index) => endings[index]?.status === 0);
  const files = JSON.stringify([...filesOf(trial.outdir)].sort());
  const [last = BEFORE] = made.filter((tree) => files === JSON.stringify([...textsOf(tree)].sort()));
  trial.finish(last);
  expect(made.includes(last)).toBe(made.length > 0);
});

const THREE_CLUSTERS = `
import { MeshApp } from ${JSON.stringify(join(ROOT, 'lib'))};
import { threeClusters } from ${JSON.stringify(join(__dirname, 'three-clusters'))};
const app = new MeshApp();
threeClusters(app);
app.synth();
`;

test.each([
  [1, 'has written dist/'],
  [4, 'has also written the new lock, beside the old one'],
])('MeshApp, killed before step %i at the lock, when it %s: the next synth writes the lock', (at) => {
  const folder = temporaryFolder();
  const outdir = join(folder, 'dist');
  const { lockfile } = synthInProcess((app) => void twoClusters(app), outdir);
  const old = readFileSync(lockfile, 'utf8');
  writeFileSync(join(folder, 'main.ts'), THREE_CLUSTERS);
  const env = children.faulty({ kind: 'kill', path: 'mesh.lock.json', at });
  const { signal } = spawnSync(process.execPath, ['--import', require.resolve('tsx'), 'main.ts'], { cwd: folder, env });
  expect(signal).toBe('SIGKILL');
  expect(readFileSync(lockfile, 'utf8')).toBe(old);
  expect(existsSync(join(outdir, 'clusters/ap'))).toBe(true);

  synthInProcess(threeClusters, outdir);
  expect(readFileSync(lockfile, 'utf8')).toMatch(/"ap".*"eu".*"us"/s);
  expect(readdirSync(folder).sort()).toEqual(['dist', 'main.ts', 'mesh.lock.json']);
});

test('a lock beside which a killed synth left a file is as good as any', () => {
  const { outdir, lockfile } = synthInProcess((app) => void twoClusters(app));
  writeFileSync(`${lockfile}.tmp`, '{"ver');
  synthInProcess((app) => void twoClusters(app), outdir);
  expect(existsSync(`${lockfile}.tmp`)).toBe(false);
});
