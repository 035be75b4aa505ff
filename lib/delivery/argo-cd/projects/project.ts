import { toJson_AppProjectSpec as toAppProjectSpec } from '../../../../imports/argoproj.io';
import type { AppProjectSpec } from '../../../../imports/argoproj.io';
import { distinct } from '../../../model/collections';
import { manifest } from '../../../resources/manifest';
import type { Manifest } from '../../../resources/manifest';
import type { EmittedKind } from '../../../resources/release';
import { keptOnDeletion } from '../protection';
import type { ArgoCdSettings } from '../settings';
import { PROJECT_WAVE, wave } from '../waves';

/** Keeps a project as long as an Application is in it: without its project Argo CD cannot delete an Application. */
const WHILE_USED = 'resources-finalizer.argocd.argoproj.io';

/** What Applications of a project may do. */
export interface Rights extends Pick<AppProjectSpec, 'sourceRepos' | 'destinations'> {
  /** A description of the project for people. */
  readonly description: string;
  /** Kinds of objects; those that have a name are cluster-scoped. */
  readonly kinds: readonly EmittedKind[];
  /** When Argo CD may sync, if not always. */
  readonly syncWindows?: AppProjectSpec['syncWindows'] | undefined;
}

/** An AppProject that allows these kinds and names, and no others. */
export function project(
  { namespace }: ArgoCdSettings,
  name: string,
  { kinds, syncWindows, ...rights }: Rights,
): Manifest {
  const namespaced = uniqueKinds(kinds.filter((kind) => kind.name === undefined));
  const spec = toAppProjectSpec({
    ...rights,
    ...(syncWindows && { syncWindows }),
    clusterResourceWhitelist: uniqueKinds(kinds.filter((kind) => kind.name !== undefined)),
    // An empty list would allow every kind as soon as Argo CD writes the object back without it.
    ...(namespaced.length > 0
      ? { namespaceResourceWhitelist: namespaced }
      : { namespaceResourceBlacklist: [{ group: '*', kind: '*' }] }),
  });
  const metadata = { name, namespace, annotations: wave(PROJECT_WAVE), finalizers: [WHILE_USED] };
  return keptOnDeletion(manifest('argoproj.io/v1alpha1', 'AppProject', metadata, { spec }));
}

function uniqueKinds(kinds: readonly EmittedKind[]): EmittedKind[] {
  const byKey = new Map(kinds.map((kind) => [[kind.group, kind.kind, kind.name ?? ''].join('/'), kind]));
  return distinct([...byKey.keys()]).flatMap((key) => byKey.get(key) ?? []);
}
