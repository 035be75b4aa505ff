import { sha256 } from '../model/digest';
import type { Part } from '../resources/component-part';
import { groupOf } from '../resources/manifest';
import type { Manifest } from '../resources/manifest';

/** Longest file name that common file systems take, with some room. */
const MAX_FILE_NAME = 200;

/**
 * Where an object lies below the output directory: a function of cluster, layer, component and the
 * object's identity alone. Different objects have different files, also where case does not count.
 */
export function fileOf(cluster: string, part: Pick<Part, 'layer' | 'component'>, manifest: Manifest): string {
  const { name, namespace } = manifest.metadata;
  const scope = namespace === undefined || namespace === '' ? '_cluster' : encoded(namespace);
  const group = groupOf(manifest);
  const file = `${group === '' ? 'core' : encoded(group)}_${encoded(manifest.kind, /[^A-Za-z0-9]/gu)}_${encoded(name)}`;
  return ['clusters', cluster, part.layer, part.component, scope, `${shortened(file)}.yaml`].join('/');
}

/**
 * Names of RBAC objects may hold colons and capitals; a path may not, or must not be told apart by
 * them. A name of dots alone would be a step in the path.
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
