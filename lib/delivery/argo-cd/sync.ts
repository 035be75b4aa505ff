import type { ApplicationSpecSyncPolicy } from '../../../imports/argoproj.io';
import type { Stage } from '../../resources/release';

interface ApplyOptions {
  readonly syncOptions: string[];
  readonly compareOptions: string;
}

/**
 * How a stage is applied and compared. Istio's configuration is compared on Argo CD's side: a
 * server-side comparison asks istiod's webhook, and with istiod down Argo CD would refuse the very
 * sync that repairs it (Argo CD docs, "Diff Strategies").
 */
export function applyOptions(stage: Stage): ApplyOptions {
  const later = ['SkipDryRunOnMissingResource=true', 'PruneLast=true'];
  if (stage === 'config') return { syncOptions: later, compareOptions: 'ServerSideDiff=false' };
  const serverSide = ['ServerSideApply=true', ...later];
  if (stage === 'crds')
    return { syncOptions: [...serverSide, 'Prune=false', 'Delete=false'], compareOptions: 'ServerSideDiff=true' };
  return { syncOptions: serverSide, compareOptions: 'ServerSideDiff=true' };
}

export const DEFAULT_BACKOFF = { duration: '15s', factor: 2, maxDuration: '5m' };

/**
 * Automatic, with retries without end: Argo CD does not sync a failed revision again by itself, and parts of a mesh
 * wait for each other across clusters. With `refresh` (Argo CD 3.2) a retry uses the newest commit.
 */
export function syncPolicy(syncOptions: string[], prune = true): ApplicationSpecSyncPolicy {
  return {
    automated: { prune, selfHeal: true },
    ...(syncOptions.length > 0 && { syncOptions }),
    retry: { limit: -1, refresh: true, backoff: DEFAULT_BACKOFF },
  };
}
