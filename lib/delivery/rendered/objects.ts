import { isRecord } from '../../model/validate/json';
import { nameOf } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';
import { parseKubeYaml } from './kube-yaml';

/** What a chart renders. */
export interface RenderedObjects {
  readonly objects: readonly Manifest[];
  /** Objects that helm would apply at one moment of an installation only, and when: `Job a/b (pre-install)`. */
  readonly hooks: readonly string[];
}

/** The objects in a text of YAML documents. Throws an Error that says which document is none. */
export function objectsIn(text: string): readonly Manifest[] {
  return parseKubeYaml(text).flatMap((value, index) => unlisted(value, `document ${index + 1}`));
}

/** Hooks aside: nothing that applies YAML runs them at their moment, and Argo CD would take them for its own. */
export function withoutHooks(objects: readonly Manifest[]): RenderedObjects {
  const hooks = objects.filter((object) => hookOf(object) !== undefined);
  return {
    objects: objects.filter((object) => hookOf(object) === undefined),
    hooks: hooks.filter(mattersNow).map((object) => `${nameOf(object)} (${hookOf(object) ?? ''})`),
  };
}

function hookOf({ metadata }: Manifest): string | undefined {
  return metadata.annotations?.['helm.sh/hook'];
}

/** Tests, and what belongs to taking the release away, are no part of what is installed. */
function mattersNow(object: Manifest): boolean {
  const moments = (hookOf(object) ?? '').split(',').map((moment) => moment.trim());
  return moments.some((moment) => !/^test(?:-success|-failure)?$|-(?:delete|rollback)$/.test(moment));
}

/** kubectl takes a List apart, and so does everything else that applies YAML. */
function unlisted(value: unknown, where: string): readonly Manifest[] {
  if (!isRecord(value) || !isName(value.apiVersion) || !isName(value.kind)) {
    throw new Error(`${where} is no Kubernetes object: ${JSON.stringify(value).slice(0, 80)}`);
  }
  const { apiVersion, kind, items } = value;
  if (!kind.endsWith('List') || !Array.isArray(items)) return [withMetadata(value)];
  // Items of a typed list, as in a ConfigMapList, may leave to it what they are.
  const typed = kind === 'List' ? {} : { apiVersion, kind: kind.slice(0, -'List'.length) };
  return items.flatMap((item: unknown, index) =>
    unlisted(isRecord(item) ? { ...typed, ...item } : item, `${where}, item ${index + 1}`),
  );
}

/**
 * Charts write `annotations:` with nothing behind it, which to the API server is none. What is missing
 * otherwise check complete-object says.
 */
function withMetadata(manifest: Partial<Manifest>): Manifest {
  const metadata = Object.entries(manifest.metadata ?? {}).filter(([, value]) => value !== null);
  return { ...manifest, metadata: Object.fromEntries(metadata) } as unknown as Manifest;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
