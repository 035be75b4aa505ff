import type { Kube, KubeObject } from './kube';
import { KubeError } from './kube';

interface ApiResource {
  readonly name: string;
  readonly kind: string;
  readonly verbs: readonly string[];
}

interface OwnedObject extends KubeObject {
  readonly metadata: KubeObject['metadata'] & { readonly ownerReferences?: readonly unknown[] };
}

/** Short-lived, or made from an object that is listed. */
const TRANSIENT = new Set([
  'Event',
  'Lease',
  'Endpoints',
  'EndpointSlice',
  'PodMetrics',
  'NodeMetrics',
  'ComponentStatus',
  'APIService',
  'IPAddress',
]);

/** Kubernetes makes these in every namespace; the metrics-server is the run's own. */
const NOT_OF_THE_MESH =
  /^(ConfigMap \S+\/kube-root-ca\.crt|ServiceAccount \S+\/default|Service kube-system\/metrics-server)$/;

/** Every object of a cluster that no other object owns, as "Kind namespace/name"; Argo CD's own are left out. */
export async function snapshot(kube: Kube): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const path of await listable(kube)) {
    for (const { kind, metadata } of await objects(kube, path)) {
      if (metadata.namespace === 'argocd' || metadata.name === 'argocd' || metadata.ownerReferences !== undefined)
        continue;
      const place = metadata.namespace === undefined ? metadata.name : `${metadata.namespace}/${metadata.name}`;
      found.add(`${kind ?? ''} ${place}`);
    }
  }
  return found;
}

/** What one snapshot has and another one has not, sorted. */
export function only(here: ReadonlySet<string>, there: ReadonlySet<string>): readonly string[] {
  return [...here].filter((object) => !there.has(object) && !NOT_OF_THE_MESH.test(object)).sort();
}

async function listable(kube: Kube): Promise<readonly { path: string; kind: string }[]> {
  const groups = await kube.get<{ groups: { preferredVersion: { groupVersion: string } }[] }>('/apis');
  const roots = ['/api/v1', ...groups.groups.map(({ preferredVersion }) => `/apis/${preferredVersion.groupVersion}`)];
  const lists = await Promise.all(
    roots.map(async (root) => {
      const found = await kube.find<{ resources: ApiResource[] }>(root);
      return (found?.resources ?? [])
        .filter(({ name, kind, verbs }) => !name.includes('/') && verbs.includes('list') && !TRANSIENT.has(kind))
        .map(({ name, kind }) => ({ path: `${root}/${name}`, kind }));
    }),
  );
  return lists.flat();
}

/** Items of a list do not say their kind. A kind that goes away between the two questions has no objects. */
async function objects(kube: Kube, { path, kind }: { path: string; kind: string }): Promise<readonly OwnedObject[]> {
  try {
    return (await kube.list<OwnedObject>(path)).map((object) => ({ ...object, kind }));
  } catch (error) {
    if (error instanceof KubeError && [404, 405].includes(error.status)) return [];
    throw error;
  }
}
