import { createHash } from 'node:crypto';
import { merged } from '../../../lib/cli/diff/change';
import type { Detector, Change } from '../../../lib/cli/diff/change';
import { others } from '../../../lib/cli/diff/changes/others';
import { compareTrees } from '../../../lib/cli/diff/compare/comparison';
import type { Tree } from '../../../lib/cli/diff/read/read-tree';
import { groupByEach } from '../../../lib/model/collections';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { LAYERS } from '../../../lib/model/layers';
import type { Layer } from '../../../lib/model/layers';
import { fileOf } from '../../../lib/output/layout';
import { fleetFiles } from '../../../lib/output/report/fleet-files';
import { toFile } from '../../../lib/output/yaml/yaml';
import { manifest } from '../../../lib/resources/manifest';
import type { Manifest, Metadata } from '../../../lib/resources/manifest';
import { fleetOf } from '../../model/facts';

/** Files by path, as a tree that is on no disk. */
export function treeOf(files: ReadonlyMap<string, string>, name = 'test'): Tree {
  const hashes = [...files].map(([path, text]) => [path, createHash('sha1').update(text).digest('hex')] as const);
  return { name, files: new Map(hashes), read: (paths) => new Map(paths.map((path) => [path, files.get(path) ?? ''])) };
}

/** What synth would write of a fleet besides its objects, and objects by `<cluster>/<layer>/<component>`, or `<cluster>/delivery`. */
export interface Dist {
  readonly objects?: Readonly<Record<string, readonly Manifest[]>>;
  /** @default two clusters that run one service; null: there is no report */
  readonly fleet?: Fleet | null;
}

export function distOf({ objects = {}, fleet = fleetOf() }: Dist): Tree {
  const report = fleet === null ? [] : [...fleetFiles(fleet)].filter(([path]) => path === 'fleet.json');
  const placed = Object.entries(objects).flatMap(([where, manifests]) =>
    manifests.map((manifest) => ({ file: pathOf(where, manifest), manifest, path: where })),
  );
  const files = [...groupByEach(placed, ({ file }) => [file])].map(([file, group]) => [file, toFile(group)] as const);
  return treeOf(new Map([...files, ...report]));
}

function pathOf(where: string, object: Manifest): string {
  const [cluster = '', layer = '', component = 'test'] = where.split('/');
  const prefix = object.kind === 'AppProject' ? 'project-' : '';
  if (!isLayer(layer)) return `argocd/apps/${cluster}/${prefix}${object.metadata.name}.yaml`;
  return fileOf(cluster, { layer, component }, object);
}

function isLayer(name: string): name is Layer {
  return (LAYERS as readonly string[]).includes(name);
}

/** An object in namespace test, unless its metadata say another one. */
export function object(apiVersion: string, kind: string, metadata: Partial<Metadata>, spec?: object): Manifest {
  return manifest(apiVersion, kind, { name: 'test', namespace: 'test', ...metadata }, spec && { spec });
}

/** A change, and the lines that a detector says of it, together with what it leaves to others. */
export interface Case {
  readonly before: Dist;
  readonly after: Dist;
  readonly says: readonly string[];
}

/** One test for each case; its title is a sentence. */
export function detectorTest(detector: Detector, cases: Readonly<Record<string, Case>>): void {
  test.each(Object.entries(cases))('%s', (_title, { before, after, says }) => {
    const comparison = compareTrees(distOf(before), distOf(after));
    const found = [...detector.find(comparison)];
    expect(linesOf([...found, ...others(comparison, found)])).toEqual(says);
  });
}

/** Findings as text, in the order in which they are said. */
export function linesOf(findings: readonly Change[]): readonly string[] {
  return merged(findings).map(({ severity, clusters, what }) => `${severity} [${clusters.join(', ')}] ${what}`);
}
