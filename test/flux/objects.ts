import { eventually } from '../e2e/wait';
import type { Api, KubeObject } from '../lab/api';

/** Flux's objects in a cluster. */

export interface FluxObject extends KubeObject {
  readonly spec: {
    readonly suspend?: boolean;
    readonly dependsOn?: readonly { readonly name: string }[];
    readonly sourceRef?: { readonly kind: string; readonly name: string };
  };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly lastAppliedRevision?: string;
    readonly lastAttemptedRevision?: string;
    readonly lastHandledReconcileAt?: string;
    readonly conditions?: readonly Condition[];
  };
}

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

const APIS = {
  GitRepository: 'source.toolkit.fluxcd.io/v1/gitrepositories',
  HelmRepository: 'source.toolkit.fluxcd.io/v1/helmrepositories',
  HelmChart: 'source.toolkit.fluxcd.io/v1/helmcharts',
  Kustomization: 'kustomize.toolkit.fluxcd.io/v1/kustomizations',
  HelmRelease: 'helm.toolkit.fluxcd.io/v2/helmreleases',
} as const;
export type FluxKind = keyof typeof APIS;

/** Each object with its kind, which a list leaves out. */
export async function fluxObjects(api: Api): Promise<readonly (FluxObject & { readonly kind: FluxKind })[]> {
  const lists = await Promise.all(
    Object.entries(APIS).map(async ([kind, path]) =>
      (await api.list<FluxObject>(`/apis/${path}`)).map((object) => ({ ...object, kind: kind as FluxKind })),
    ),
  );
  return lists.flat();
}

export function pathOf(kind: FluxKind, name: string): string {
  const [group, version, plural] = APIS[kind].split('/');
  return `/apis/${group}/${version}/namespaces/flux-system/${plural}/${name}`;
}

export function readyCondition({ status }: FluxObject): Condition | undefined {
  return status?.conditions?.find(({ type }) => type === 'Ready');
}

/** Ready in its present generation. A HelmRepository of OCI has no status, the mesh has none of these. */
export function isReady(object: FluxObject): boolean {
  const { metadata, status } = object;
  return readyCondition(object)?.status === 'True' && status?.observedGeneration === metadata.generation;
}

/** What `flux reconcile` does, and for a GitRepository a webhook of the Git server: asks for it now. */
export async function reconcile(api: Api, kind: FluxKind, name: string): Promise<string> {
  const requestedAt = new Date().toISOString();
  const annotations = { 'reconcile.fluxcd.io/requestedAt': requestedAt };
  await api.merge(pathOf(kind, name), { metadata: { annotations } });
  return requestedAt;
}

/** Asks for it and waits until Flux has done it. */
export async function reconciled(api: Api, kind: FluxKind, name: string): Promise<void> {
  const requestedAt = await reconcile(api, kind, name);
  await eventually(
    `${kind} ${name} is reconciled`,
    120,
    () => api.find<FluxObject>(pathOf(kind, name)),
    (object) => object?.status?.lastHandledReconcileAt === requestedAt,
  );
}

/** What `flux suspend` and `flux resume` do. */
export async function suspend(api: Api, kind: FluxKind, name: string, on: boolean): Promise<void> {
  await api.merge(pathOf(kind, name), { spec: { suspend: on } });
}
