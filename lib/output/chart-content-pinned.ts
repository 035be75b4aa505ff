import type { MeshFacts } from '../model/facts/mesh';
import type { Problem } from '../model/problems/problem';
import type { ChartPin, Lock, LockFault } from '../model/report/lock';

const CHART_CONTENT_PINNED = 'chart-content-pinned';

/**
 * A version is a promise about its content. A chart that holds something else under the version that was
 * rendered before was changed on the way, or by hand.
 */
export function changedCharts(
  { path, id }: MeshFacts,
  charts: readonly ChartPin[],
  lock: Lock | LockFault | undefined,
): readonly Problem[] {
  // Rule member-order says what is wrong with the lock.
  if (lock === undefined || !('charts' in lock) || lock.mesh !== id) return [];
  return charts.flatMap(({ release, version, digest }) => {
    const pinned = lock.charts.get(release)?.get(version);
    if (pinned === undefined || pinned === digest) return [];
    return [
      {
        rule: CHART_CONTENT_PINNED,
        path,
        what: `the chart of release "${release}" holds something else than before, under the same version`,
        value: { version, digest, before: pinned },
        fix: 'bring back the chart that was rendered before; if it was changed on purpose, take this version of it out of the lock',
      },
    ];
  });
}
