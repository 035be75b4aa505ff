import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { MeshApp } from '../../lib';
import type { Layer } from '../../lib/model/layers';
import { fileOf } from '../../lib/output/layout';
import { Writer } from '../../lib/output/publish/writer';
import type { Manifest } from '../../lib/resources/manifest';
import { filesIn, temporaryFolder } from '../support/files';
import { synth } from '../support/synth';
import { trainingMesh } from '../support/training-mesh';

const declare = (app: MeshApp): void => void trainingMesh(app);
const fresh = synth(declare).files;

/** The files of layout 1, which had a file for each object, as charts have it today. */
function filesOfLayout1(): ReadonlyMap<string, string> {
  return new Map(
    [...fresh].flatMap(([path, text]): [string, string][] => {
      if (path.startsWith('.cdk8s-mesh/')) return [];
      const [, cluster = '', layer = '', component = ''] = /^clusters\/(.*)\/(.*)\/(.*)\.yaml$/.exec(path) ?? [];
      if (cluster === '') return [[path, text]];
      return parseAllDocuments(text).map((document) => {
        const part = { layer: layer as Layer, component, fromChart: true };
        return [fileOf(cluster, part, document.toJS() as Manifest), document.toString()];
      });
    }),
  );
}

/** An output directory as layout 1 left it. */
function outdirOfLayout1(): string {
  const outdir = join(temporaryFolder(), 'dist');
  const writer = new Writer(outdir);
  for (const [path, text] of filesOfLayout1()) {
    writer.add(/^(?:clusters|argocd\/apps)\/(\w+)/.exec(path)?.[1] ?? '_mesh', path, text);
  }
  writer.publish(() => undefined);
  writer.discard();
  return outdir;
}

function emptyFolders(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((each) => readdirSync(each).length === 0);
}

test('a synth over layout 1 moves everything to layout 2, and no file or empty folder stays behind', () => {
  const outdir = outdirOfLayout1();
  expect(filesIn(outdir).size).toBeGreaterThan(fresh.size);
  const { files, said } = synth(declare, outdir);
  expect(Object.fromEntries(files)).toEqual(Object.fromEntries(fresh));
  expect(emptyFolders(outdir)).toEqual([]);
  expect(said).toMatch(/[1-9]\d* written, [1-9]\d* removed/);
  expect(synth(declare, outdir).said).toContain('(0 written, 0 removed,');
});

test('an edited file of layout 1 is reported before it goes, and files of others stay', () => {
  const outdir = outdirOfLayout1();
  const policy = 'clusters/us/config/echo-echo/echo/security.istio.io_AuthorizationPolicy_echo-callers.yaml';
  const theirs = 'clusters/us/config/echo-echo/OWNERS';
  expect(existsSync(join(outdir, policy))).toBe(true);
  mkdirSync(join(outdir, 'clusters/us/config/echo-echo'), { recursive: true });
  writeFileSync(join(outdir, policy), 'edited');
  writeFileSync(join(outdir, theirs), 'theirs');
  const { files, said } = synth(declare, outdir);
  expect(said).toContain(`1 file was edited`);
  expect(said).toContain(policy);
  expect([files.has(policy), files.get(theirs)]).toEqual([false, 'theirs']);
});
