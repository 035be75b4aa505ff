import { groupByEach } from '../model/collections';
import { sha256 } from '../model/digest';
import type { Layer } from '../model/layers';
import { compare } from '../model/problems/problem';
import type { Part, Placed } from '../resources/component-part';
import { groupOf } from '../resources/manifest';
import type { Manifest } from '../resources/manifest';

/** Longest file name that common file systems take, with some room. */
const MAX_FILE_NAME = 200;

/** A file below the directory of a cluster. */
export interface ClusterFile {
  /** Its path below the output directory. */
  readonly file: string;
  readonly layer: Layer;
  readonly component: string;
  /** Its documents, in their order. */
  readonly objects: readonly Placed[];
}

/** The files of a cluster. Components of one layer that have the same name share a file. */
export function filesOf(cluster: string, parts: readonly Part[]): readonly ClusterFile[] {
  const placed = parts.flatMap((part) =>
    part.objects.map((object) => ({ part, object, file: fileOf(cluster, part, object.manifest) })),
  );
  return [...groupByEach(placed, ({ file }) => [file])].flatMap(([file, group]) => {
    const objects = group.map(({ object }) => object).sort((a, b) => inOrder(a.manifest, b.manifest));
    return group.slice(0, 1).map(({ part: { layer, component } }) => ({ file, layer, component, objects }));
  });
}

/**
 * Path of the file of an object, relative to the output directory. It depends only on cluster, layer, component and
 * identity, so no other object can move it. Components have one file each. The objects of a rendered chart,
 * which may be hundreds, have one file each too.
 */
export function fileOf(
  cluster: string,
  { layer, component, fromChart }: Pick<Part, 'layer' | 'component' | 'fromChart'>,
  manifest: Manifest,
): string {
  const path = ['clusters', cluster, layer, encoded(component)].join('/');
  return `${fromChart === true ? `${path}/${ownFile(manifest)}` : path}.yaml`;
}

/** `<namespace>/<group>_<kind>_<name>`: different objects differ, even where upper and lower case are the same. */
function ownFile(manifest: Manifest): string {
  const { name, namespace } = manifest.metadata;
  const scope = hasNamespace(namespace) ? encoded(namespace) : '_cluster';
  const group = groupOf(manifest);
  const file = `${group === '' ? 'core' : encoded(group)}_${encoded(manifest.kind, /[^A-Za-z0-9]/gu)}_${encoded(name)}`;
  return `${scope}/${shortened(file)}`;
}

/** Cluster-scoped objects come first: `kubectl apply` needs a namespace before the objects in it. */
function inOrder(a: Manifest, b: Manifest): number {
  return (
    compare(a.metadata.namespace ?? '', b.metadata.namespace ?? '') ||
    compare(groupOf(a), groupOf(b)) ||
    compare(a.kind, b.kind) ||
    compare(a.metadata.name, b.metadata.name)
  );
}

function hasNamespace(namespace: string | undefined): namespace is string {
  return namespace !== undefined && namespace !== '';
}

/**
 * Names of RBAC objects can contain colons and capital letters. Some file systems do not accept the former
 * and ignore the latter. A name of dots alone would be a step in the path.
 */
function encoded(name: string, special = /[^a-z0-9.-]/gu): string {
  const unsafe = /^\.+$/.test(name) ? /./gu : special;
  return name.replace(unsafe, (character) => [...Buffer.from(character)].map(percent).join(''));
}

function percent(byte: number): string {
  return `%${byte.toString(16).padStart(2, '0')}`;
}

function shortened(file: string): string {
  if (file.length <= MAX_FILE_NAME) return file;
  const hash = sha256(file).slice(0, 16);
  return `${file.slice(0, MAX_FILE_NAME - hash.length - 1)}~${hash}`;
}
