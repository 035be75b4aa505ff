import { scopeOf } from '../model/upstream/api-kinds';

/** The least that every Kubernetes object has. */
export interface Manifest {
  /** Group and version, as in `apps/v1`. */
  readonly apiVersion: string;
  /** Kind, as in `Deployment`. */
  readonly kind: string;
  /** Name, namespace, labels and annotations. */
  readonly metadata: Metadata;
  readonly [field: string]: unknown;
}

/** `metadata` of an object. */
export interface Metadata {
  /** Name of the object. */
  readonly name: string;
  /**
   * Its namespace.
   * @default - none: the kind is cluster-scoped
   */
  readonly namespace?: string | undefined;
  /**
   * Its labels.
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /**
   * Its annotations.
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>> | undefined;
  readonly [field: string]: unknown;
}

/** A manifest without fields that are undefined or maps of metadata that are empty. */
export function manifest(apiVersion: string, kind: string, metadata: Metadata, body: object = {}): Manifest {
  const { labels, annotations, ...rest } = metadata;
  return {
    apiVersion,
    kind,
    metadata: {
      ...withoutUndefined(rest),
      ...(labels && Object.keys(labels).length > 0 && { labels }),
      ...(annotations && Object.keys(annotations).length > 0 && { annotations }),
    },
    ...withoutUndefined(body),
  };
}

/** API group of an apiVersion; the core group is empty, as in Kubernetes. */
export function groupOf({ apiVersion }: Pick<Manifest, 'apiVersion'>): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** Whether an object is of a kind of an API group, in whichever version. */
export function isOfKind(manifest: Manifest, group: string, kind: string): boolean {
  return manifest.kind === kind && groupOf(manifest) === group;
}

/** Whether an object is cluster-scoped. Of a kind that is not known, one without a namespace is taken for it. */
export function isOfCluster(manifest: Manifest): boolean {
  const scope = scopeOf(groupOf(manifest), manifest.kind);
  return scope === 'cluster' || (scope === 'unknown' && manifest.metadata.namespace === undefined);
}

/** What makes two manifests the same object for an API server: everything but the version. */
export function identityOf(object: Manifest): string {
  return [groupOf(object), object.kind, object.metadata.namespace ?? '', object.metadata.name].join('/');
}

/** An object as people say it: `Service echo/echo`. */
export function nameOf({ kind, metadata }: Manifest): string {
  return `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;
}

function withoutUndefined<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item: unknown) => withoutUndefined(item)) as T;
  if (value === null || typeof value !== 'object') return value;
  const fields: [string, unknown][] = [];
  // A loop, because this runs for each field of each object.
  for (const [key, field] of Object.entries(value) as [string, unknown][]) {
    if (field !== undefined) fields.push([key, withoutUndefined(field)]);
  }
  return Object.fromEntries(fields) as T;
}
