import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MeshApp, MeshCluster } from '../../lib';
import { chosenNames } from '../../lib/output/chosen-clusters';
import { filesIn, temporaryFolder } from '../support/files';
import { errorOf, quietly, synth } from '../support/synth';
import type { Synthesized } from '../support/synth';
import { trainingMesh, twoClusters } from '../support/training-mesh';

/** Synthesizes some clusters of a fleet into a folder. */
function only(clusters: readonly string[], declare: (app: MeshApp) => void, outdir: string): string {
  const app = new MeshApp({ outdir, clusters });
  declare(app);
  return quietly(() => {
    app.synth();
  });
}

/** The fleet after a change that concerns the files of both clusters, and those of the mesh. */
function changed(app: MeshApp): void {
  const { us, eu } = trainingMesh(app);
  for (const cluster of [us, eu]) cluster.addNamespace('late');
}

function of(part: RegExp, files: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...files].filter(([path]) => part.test(path)));
}

const US = /^(?:clusters\/us\/|argocd\/apps\/us[./]|\.cdk8s-mesh\/us$)/;
const OTHERS = /^(?!clusters\/us\/|argocd\/apps\/us[./]|\.cdk8s-mesh\/us$)/;

describe('a run for one of two clusters', () => {
  let before: Synthesized;
  let lock: string;
  let said: string;
  let after: Map<string, string>;

  beforeAll(() => {
    before = synth((app) => trainingMesh(app));
    lock = readFileSync(before.lockfile, 'utf8');
    said = only(['us'], changed, before.outdir);
    after = filesIn(before.outdir);
  });

  test('writes the files of that cluster as a run for all would', () => {
    const whole = synth(changed).files;
    expect(of(US, after)).toEqual(of(US, whole));
    expect(of(US, after)).not.toEqual(of(US, before.files));
  });

  test('leaves the other cluster, the files of the mesh and the lock as they were', () => {
    expect(of(OTHERS, after)).toEqual(of(OTHERS, before.files));
    expect(readFileSync(before.lockfile, 'utf8')).toBe(lock);
  });

  test('says that it is not the whole fleet', () => {
    expect(said).toMatch(/: 1 of 2 clusters, \d+ files \(\d+ written, 0 removed, \d+ unchanged\) in \d+\.\d s\n/);
    expect(said).toContain('Synth all clusters before you commit.');
  });

  test('is completed by a run for all, which sees no edits', () => {
    const { files, said: last } = synth(changed, before.outdir);
    expect(Object.fromEntries(files)).toEqual(Object.fromEntries(synth(changed).files));
    expect(last).not.toContain('edited');
  });
});

test('rules look at the whole fleet, whatever is chosen', () => {
  const outdir = join(temporaryFolder(), 'dist');
  const mistake = (app: MeshApp): void => {
    new MeshCluster(twoClusters(app).mesh, 'ap', { region: 'ap/south' });
  };
  expect(() => only(['us'], mistake, outdir)).toThrow(/\[training-mesh\/ap\][^]*rule: locality-syntax/);
});

test('an unused allowance and the workloads of callers are left to a run for all clusters', () => {
  const outdir = join(temporaryFolder(), 'dist');
  const declare = (app: MeshApp): void => {
    const { mesh } = trainingMesh(app);
    mesh.allow('sidecar-size-budget', { path: mesh.node.path, because: 'a test' });
  };
  expect(only(['us'], declare, outdir)).not.toContain('allowance');
  expect(synth(declare, outdir).said).toContain('allowance');
});

test.each([
  ['a name that no cluster has', ['uss'], 'there is no cluster "uss"; choose from "eu", "us"; did you mean "us"?'],
  ['no name', [], 'clusters of MeshApp must name clusters, as in "us", and not []'],
  ['something else', ['us', 7], 'clusters of MeshApp must name clusters, as in "us", and not ["us",7]'],
  ['a text', 'us', 'clusters of MeshApp must name clusters, as in "us", and not "us"'],
])('%s is refused', (_what, clusters, message) => {
  const outdir = join(temporaryFolder(), 'dist');
  expect(errorOf(() => only(clusters as string[], trainingMesh, outdir)).message).toBe(message);
});

test('after a run that was killed only a run for all clusters goes on', () => {
  const { outdir } = synth((app) => trainingMesh(app));
  writeFileSync(join(outdir, '.cdk8s-mesh/.unfinished'), `${'0'.repeat(64)}  clusters/eu/config/late.yaml\n`);
  expect(() => only(['us'], changed, outdir)).toThrow(/an earlier synth was killed .* synth all clusters/);
  expect(synth(changed, outdir).files.has('.cdk8s-mesh/.unfinished')).toBe(false);
});

test.each<[args: string[], given: string[] | undefined, expected: string[] | undefined]>([
  [[], undefined, undefined],
  [[], ['us'], ['us']],
  [['--cluster', 'us'], undefined, ['us']],
  [['--cluster=us', '--cluster', 'eu'], undefined, ['us', 'eu']],
  [['--verbose', 'all', '--cluster', 'us', '-x'], ['eu'], ['us']],
])('arguments %j with clusters %j choose %j', (args, given, expected) => {
  const chosen = chosenNames(given, args);
  expect(chosen && [...chosen]).toEqual(expected);
});

test('--cluster without a name is refused', () => {
  expect(() => chosenNames(undefined, ['--cluster'])).toThrow(
    '--cluster must name clusters, as in "us", and not [true]',
  );
});
