import { isRecord } from '../../model/validate/json';
import { nameOf } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';
import { parseKubeYaml } from './kube-yaml';

/** The output of a chart. */
export interface RenderedObjects {
  readonly objects: readonly Manifest[];
  /** Hooks, which helm applies only at one moment of an installation, with that moment: `Job a/b (pre-install)`. */
  readonly hooks: readonly string[];
}

/** The objects in a text of YAML documents. Throws an Error that names a document that is not an object. */
export function objectsIn(text: string): readonly Manifest[] {
  return parseKubeYaml(text).flatMap((value, index) => unlisted(value, `document ${index + 1}`));
}

/** Without hooks: a tool that applies YAML does not run them at their moment, and Argo CD would treat them as its own. */
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

/** Tests, and hooks for removing the release, are not part of the installation. */
function mattersNow(object: Manifest): boolean {
  const moments = (hookOf(object) ?? '').split(',').map((moment) => moment.trim());
  return moments.some((moment) => !/^test(?:-success|-failure)?$|-(?:delete|rollback)$/.test(moment));
}

/** kubectl applies the items of a List, like every other tool. */
function unlisted(value: unknown, where: string): readonly Manifest[] {
  if (!isRecord(value) || !isName(value.apiVersion) || !isName(value.kind)) {
    throw new Error(`${where} is not a Kubernetes object: ${JSON.stringify(value).slice(0, 80)}`);
  }
  const { apiVersion, kind, items } = value;
  if (!kind.endsWith('List') || !Array.isArray(items)) return [withMetadata(value)];
  // Items of a typed list such as a ConfigMapList may omit their apiVersion and kind.
  const typed = kind === 'List' ? {} : { apiVersion, kind: kind.slice(0, -'List'.length) };
  return items.flatMap((item: unknown, index) =>
    unlisted(isRecord(item) ? { ...typed, ...item } : item, `${where}, item ${index + 1}`),
  );
}

/**
 * Charts write `annotations:` without a value, which the API server ignores. Check complete-object reports
 * everything else that is missing.
 */
function withMetadata(manifest: Partial<Manifest>): Manifest {
  const metadata = Object.entries(manifest.metadata ?? {}).filter(([, value]) => value !== null);
  return { ...manifest, metadata: Object.fromEntries(metadata) } as unknown as Manifest;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
