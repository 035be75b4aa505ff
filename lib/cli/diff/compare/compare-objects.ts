import { compare } from '../../../model/problems/problem';
import { groupOf, identityOf, nameOf } from '../../../resources/manifest';
import type { Manifest } from '../../../resources/manifest';
import { placeOf } from '../read/dist-path';
import type { DistPath } from '../read/dist-path';
import type { ObjectReader, ObjectsByPath } from '../read/objects-in';
import { REPORT } from '../read/read-tree';
import type { Tree } from '../read/read-tree';
import { changesBetween } from './json-changes';
import type { JsonChange } from './json-changes';

/** An object that differs between the two trees. */
export interface ObjectChange {
  readonly place: DistPath;
  /** Name for people: `Service echo/echo`. */
  readonly name: string;
  readonly group: string;
  readonly kind: string;
  /** Undefined: the object was added. */
  readonly before: Manifest | undefined;
  /** Undefined: the object was removed. */
  readonly after: Manifest | undefined;
  /** Empty if the object was added, removed or only moved. */
  readonly differences: readonly JsonChange[];
  /** The former layer, if it changed. */
  readonly movedFrom: string | undefined;
}

/** Paths of the files that differ. A changed file is in both lists. */
export interface Differing {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Compares files by hash, so that only differing files are parsed. */
export function differingPaths(before: Tree, after: Tree): Differing {
  const only = (one: Tree, other: Tree): readonly string[] =>
    [...one.files].filter(([path, hash]) => path !== REPORT && other.files.get(path) !== hash).map(([path]) => path);
  return { before: only(before, after), after: only(after, before) };
}

/** Compares objects, not files: comments, the order of keys and the name of the file are ignored. */
export function compareObjects(
  reader: ObjectReader,
  before: Tree,
  after: Tree,
  paths: Differing,
): readonly ObjectChange[] {
  const old = byIdentity(reader.read(before, paths.before));
  const young = byIdentity(reader.read(after, paths.after));
  return [...new Set([...old.keys(), ...young.keys()])]
    .flatMap((key) => changeOf(old.get(key), young.get(key)) ?? [])
    .sort(byPlace);
}

interface Placed {
  readonly place: DistPath;
  readonly manifest: Manifest;
}

function byIdentity(objects: ObjectsByPath): ReadonlyMap<string, Placed> {
  const placed = [...objects].flatMap(([path, manifests]) => {
    const place = placeOf(path);
    return manifests.map((manifest) => [`${place.area} ${identityOf(manifest)}`, { place, manifest }] as const);
  });
  return new Map(placed);
}

function changeOf(before: Placed | undefined, after: Placed | undefined): ObjectChange | undefined {
  const shown = after ?? before;
  if (shown === undefined) return undefined;
  const differences = before && after ? changesBetween(before.manifest, after.manifest) : [];
  const movedFrom = before && after && before.place.layer !== after.place.layer ? before.place.layer : undefined;
  if (before && after && differences.length === 0 && movedFrom === undefined) return undefined;
  const { place, manifest } = shown;
  return {
    place,
    name: nameOf(manifest),
    group: groupOf(manifest),
    kind: manifest.kind,
    before: before?.manifest,
    after: after?.manifest,
    differences: manifest.kind === 'Secret' ? differences.map(hidden) : differences,
    movedFrom,
  };
}

/** Hides values of Secrets, because more people may read the diff than the repository. */
function hidden(change: JsonChange): JsonChange {
  if (!/^(data|stringData)\b/.test(change.path)) return change;
  const hide = (values: readonly unknown[]): readonly string[] => values.map(() => '***');
  return { ...change, removed: hide(change.removed), added: hide(change.added) };
}

function byPlace(a: ObjectChange, b: ObjectChange): number {
  return (
    compare(a.place.cluster ?? '', b.place.cluster ?? '') ||
    compare(a.place.layer, b.place.layer) ||
    compare(a.place.component, b.place.component) ||
    compare(a.name, b.name) ||
    compare(a.group, b.group)
  );
}
