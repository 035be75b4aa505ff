import type {
  ApplicationSpec,
  ApplicationSpecIgnoreDifferences,
  ApplicationSpecSyncPolicy,
} from '../../../../imports/argoproj.io';
import type { ClusterFacts } from '../../../model/facts/cluster';
import type { Metadata } from '../../../resources/manifest';
import type { ArgoCdSettings } from '../settings';
import type { ArgoCdApplicationSettings, ArgoCdIgnoredDifference } from './application-settings';

/** The settings that one Application gets: those of all items that are for it. */
export interface ChosenSettings {
  readonly annotations: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** Undefined for an Application whose files are other Applications. */
  readonly sync?: Pick<ArgoCdApplicationSettings, 'automated' | 'retry'> & {
    readonly ignoreDifferences: NonNullable<ArgoCdApplicationSettings['ignoreDifferences']>;
  };
}

/** Settings of the Application of a layer or of an upstream source. */
export function settingsOfLeaf({ applications }: ArgoCdSettings, cluster: ClusterFacts, name: string): ChosenSettings {
  const items = applications.filter((item) => isFor(item, cluster) && (item.names?.includes(name) ?? true));
  const automated = items.findLast((item) => item.automated !== undefined)?.automated;
  const retry = items.findLast((item) => item.retry !== undefined)?.retry;
  return {
    ...metadataOf(items),
    sync: {
      ...(automated !== undefined && { automated }),
      ...(retry !== undefined && { retry }),
      ignoreDifferences: items.flatMap((item) => item.ignoreDifferences ?? []),
    },
  };
}

/**
 * Settings of the Application of a cluster or, without a cluster, of the root. These keep on syncing by
 * themselves and compare every field: otherwise a changed setting would not reach the Applications below them.
 */
export function settingsOfParent({ applications }: ArgoCdSettings, cluster?: ClusterFacts): ChosenSettings {
  return metadataOf(applications.filter((item) => item.names === undefined && isFor(item, cluster)));
}

function isFor({ clusters }: ArgoCdApplicationSettings, cluster: ClusterFacts | undefined): boolean {
  return clusters === undefined || (cluster !== undefined && clusters.includes(cluster.name));
}

/** For a key that several items have, the last one wins. */
function metadataOf(items: readonly ArgoCdApplicationSettings[]): Pick<ChosenSettings, 'annotations' | 'labels'> {
  return {
    annotations: Object.assign({}, ...items.map((item) => item.annotations)) as Record<string, string>,
    labels: Object.assign({}, ...items.map((item) => item.labels)) as Record<string, string>,
  };
}

/** Metadata with the chosen annotations and labels; the library's own win. */
export function metadataWith({ annotations, labels }: ChosenSettings, metadata: Metadata): Metadata {
  return {
    ...metadata,
    labels: { ...labels, ...metadata.labels },
    annotations: { ...annotations, ...metadata.annotations },
  };
}

/** A spec with the chosen settings. */
export function specWith({ sync }: ChosenSettings, spec: ApplicationSpec): ApplicationSpec {
  if (sync === undefined || spec.syncPolicy === undefined) return spec;
  const { ignoreDifferences } = sync;
  return {
    ...spec,
    syncPolicy: policyWith(sync, spec.syncPolicy),
    ...(ignoreDifferences.length > 0 && { ignoreDifferences: ignoreDifferences.map(ignored) }),
  };
}

/** An item as Argo CD writes it: without an empty group and empty lists. */
function ignored(item: ArgoCdIgnoredDifference): ApplicationSpecIgnoreDifferences {
  const {
    group = '',
    kind,
    name,
    namespace,
    jsonPointers = [],
    jqPathExpressions = [],
    managedFieldsManagers = [],
  } = item;
  return {
    ...(group !== '' && { group }),
    kind,
    ...(name !== undefined && { name }),
    ...(namespace !== undefined && { namespace }),
    ...(jsonPointers.length > 0 && { jsonPointers: [...jsonPointers] }),
    ...(jqPathExpressions.length > 0 && { jqPathExpressions: [...jqPathExpressions] }),
    ...(managedFieldsManagers.length > 0 && { managedFieldsManagers: [...managedFieldsManagers] }),
  };
}

function policyWith(
  { automated, retry, ignoreDifferences }: NonNullable<ChosenSettings['sync']>,
  policy: ApplicationSpecSyncPolicy,
): ApplicationSpecSyncPolicy {
  return {
    ...policy,
    // Always set: without the field the cluster's Application would not undo a manual change (argo-cd#16866).
    ...(automated === false && { automated: { ...policy.automated, enabled: false } }),
    ...(ignoreDifferences.length > 0 && {
      syncOptions: [...(policy.syncOptions ?? []), 'RespectIgnoreDifferences=true'],
    }),
    ...(retry && {
      retry: { ...policy.retry, ...retry, backoff: { ...policy.retry?.backoff, ...retry.backoff } },
    }),
  };
}
