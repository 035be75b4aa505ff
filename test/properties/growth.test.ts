import { basename, join } from 'node:path';
import { MeshCluster } from '../../lib';
import type { MeshApp } from '../../lib';
import { filesIn, mtimesIn } from '../support/files';
import { synth } from '../support/synth';
import { trainingMesh } from '../support/training-mesh';

const withAsia = (app: MeshApp): void => {
  const { mesh } = trainingMesh(app, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
  new MeshCluster(mesh, 'ap', { network: 'ap-net', region: 'ap-south-1' });
};
const withoutAsia = (app: MeshApp): void => {
  trainingMesh(app, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
};

/** What is about the fleet as a whole, and the index in which it stands. */
const OF_THE_FLEET = new Set(['fleet.json', 'fleet.md', '.cdk8s-mesh/_mesh']);

test('a second synth of the same mesh writes nothing', () => {
  const { outdir, lockfile, files } = synth(withoutAsia);
  const before = mtimesIn(join(outdir, '..'));
  const second = synth(withoutAsia, outdir);
  expect(second.said).toContain(`${files.size - 3} files (0 written, 0 removed, ${files.size - 3} unchanged)`);
  expect(mtimesIn(join(outdir, '..'))).toEqual(before);
  expect(before.has(basename(lockfile))).toBe(true);
});

test('a third cluster that only imports changes no file but those about the whole fleet', () => {
  const { outdir, files: before } = synth(withoutAsia);
  const mtimes = mtimesIn(outdir);
  const { files: after } = synth(withAsia, outdir);
  const changed = [...before].filter(([path, text]) => after.get(path) !== text).map(([path]) => path);
  expect(new Set(changed)).toEqual(OF_THE_FLEET);
  const touched = [...mtimes].filter(([path, time]) => mtimesIn(outdir).get(path) !== time).map(([path]) => path);
  expect(new Set(touched)).toEqual(OF_THE_FLEET);
  const added = [...after.keys()].filter((path) => !before.has(path));
  expect(added).toContain('.cdk8s-mesh/ap');
  expect(added).toContain('clusters/ap/config/echo.yaml');
  expect(added.filter((path) => !/^(clusters\/ap\/|argocd\/apps\/ap[./]|\.cdk8s-mesh\/ap$)/.test(path))).toEqual([]);
});

test('a cluster that leaves takes its files with it and nothing else', () => {
  const { outdir, files: before } = synth(withoutAsia);
  synth(withAsia, outdir);
  const { files: after } = synth(withoutAsia, outdir);
  expect(after).toEqual(before);
  expect(filesIn(`${outdir}/clusters/ap`).size).toBe(0);
});
