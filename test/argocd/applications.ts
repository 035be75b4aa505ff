import type { KubeObject } from './kube';

/** The fields of an Application that stories read. */
export interface Application extends KubeObject {
  readonly spec: { readonly source?: { readonly repoURL: string } };
  readonly status?: ApplicationStatus;
}

interface ApplicationStatus {
  readonly sync?: { readonly status?: string; readonly revision?: string };
  readonly health?: { readonly status?: string };
  readonly conditions?: readonly { readonly type: string; readonly message: string }[];
  readonly operationState?: Operation;
  readonly resources?: readonly Resource[];
}

interface Operation {
  readonly phase: string;
  readonly message?: string;
  readonly syncResult?: { readonly resources?: readonly ResourceResult[] };
}

interface Resource {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly status?: string;
  readonly health?: { readonly status?: string; readonly message?: string };
}

interface ResourceResult {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly status?: string;
  readonly message?: string;
}

/** Reasons why an Application is not done; empty when it is synced and healthy, without conditions. */
export function complaints({ metadata, status = {} }: Application): readonly string[] {
  const { operationState: operation } = status;
  const found: string[] = [];
  if (status.sync?.status !== 'Synced' || status.health?.status !== 'Healthy') {
    found.push(`${status.sync?.status ?? 'not compared'}, ${status.health?.status ?? 'no health'}`);
  }
  for (const { type, message } of status.conditions ?? []) found.push(`${type}: ${message}`);
  if (operation !== undefined && operation.phase !== 'Succeeded') {
    found.push(`operation ${operation.phase}: ${operation.message ?? ''}`);
    found.push(...refusals(operation));
  }
  for (const { kind, namespace, name, status: sync, health } of status.resources ?? []) {
    if ((sync ?? 'Synced') === 'Synced' && (health?.status ?? 'Healthy') === 'Healthy') continue;
    found.push(`${kind} ${namespace ?? ''}/${name}: ${sync ?? '-'} ${health?.status ?? ''} ${health?.message ?? ''}`);
  }
  return found.map((text) => `${metadata.name}: ${text.trim()}`);
}

/** Messages about single objects that an operation could not apply. */
function refusals(operation: Operation): readonly string[] {
  return (operation.syncResult?.resources ?? [])
    .filter(({ status = 'Synced' }) => status !== 'Synced' && status !== 'Pruned')
    .map(({ kind, namespace, name, message }) => `${kind} ${namespace ?? ''}/${name}: ${message ?? ''}`);
}

/** One line about the state of an Application; equal lines are one event of the timeline. */
export function stateOf({ metadata, status = {} }: Application): string {
  const { sync, health, operationState: operation, conditions = [] } = status;
  const deleting = metadata.deletionTimestamp === undefined ? '' : 'deleting ';
  const failing = operation !== undefined && operation.phase !== 'Succeeded' ? ` "${operation.message ?? ''}"` : '';
  return [
    `${deleting}${sync?.status ?? '-'} ${health?.status ?? '-'} op=${operation?.phase ?? '-'}${failing}`,
    ...(operation === undefined ? [] : refusals(operation)),
    ...conditions.map(({ type, message }) => `${type}: ${message}`),
  ].join(' | ');
}
