import type { AppProjectSpecSyncWindows } from '../../../../imports/argoproj.io';
import type { ClusterFacts } from '../../../model/facts/cluster';
import type { MeshFacts } from '../../../model/facts/mesh';
import { applicationName } from '../application-names';
import type { ArgoCdSettings } from '../settings';

/** Field `syncWindows` of an AppProject whose Applications write into a cluster; undefined without a window. */
export function syncWindowsOf(
  { syncWindows }: ArgoCdSettings,
  mesh: MeshFacts,
  cluster: ClusterFacts,
): AppProjectSpecSyncWindows[] | undefined {
  const windows = syncWindows
    .filter(({ clusters }) => clusters?.includes(cluster.name) ?? true)
    .map(({ kind, schedule, duration, timeZone, manualSync, names }) => ({
      kind,
      schedule,
      duration,
      ...(timeZone !== undefined && { timeZone }),
      // Argo CD itself leaves the field out when it is false.
      ...(manualSync === true && { manualSync }),
      applications: names?.map((name) => applicationName(mesh, cluster, name)) ?? ['*'],
    }));
  return windows.length > 0 ? windows : undefined;
}
