import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';

interface KubernetesObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** Kinds that every contender writes for the services. */
const KINDS = new Set([
  'ServiceEntry',
  'DestinationRule',
  'WorkloadEntry',
  'AuthorizationPolicy',
  'PeerAuthentication',
]);

export type Objects = ReadonlyMap<string, unknown>;

/** Objects of the services in YAML files, by kind, namespace and name. */
export function objectsIn(texts: readonly string[]): Objects {
  const objects = texts.flatMap((text) =>
    parseAllDocuments(text).flatMap((document) => (document.toJS() as KubernetesObject | null) ?? []),
  );
  return new Map(
    objects
      .filter(({ kind, metadata: { name } }) => KINDS.has(kind) && name.startsWith('svc-'))
      .map((object) => [`${object.kind} ${object.metadata.namespace ?? ''}/${object.metadata.name}`, object]),
  );
}

export function textsBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => readFileSync(join(folder, path), 'utf8'));
}

/** Fails unless both have the same objects. Only then does a ratio say something. */
export function assertEqual(name: string, ours: Objects, theirs: Objects): void {
  const names = new Set([...ours.keys(), ...theirs.keys()]);
  const differing = [...names].filter((each) => !isDeepStrictEqual(ours.get(each), theirs.get(each)));
  if (ours.size > 0 && differing.length === 0) return;
  const [first = 'nothing'] = differing;
  const both = [ours, theirs].map((objects) => JSON.stringify(objects.get(first))).join('\n');
  throw new Error(
    `${name} has ${differing.length} of ${names.size} objects that are not ours, such as ${first}:\n${both}`,
  );
}
