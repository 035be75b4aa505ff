import type { Fleet } from '../../model/fleet/fleet';
import type { ClusterRight } from '../../model/report/cluster-right';
import { fleetReport } from './fleet-report';
import { toJsonLines } from './json';
import { fleetSummary } from './summary';

/** Text of the files about the fleet as a whole, by path. No GitOps tool reads them. */
export function fleetFiles(fleet: Fleet, rights: readonly ClusterRight[] = []): ReadonlyMap<string, string> {
  const report = fleetReport(fleet, rights);
  return new Map([
    ['fleet.json', toJsonLines(report)],
    ['fleet.md', fleetSummary(report, fleet.mesh.sidecarBudgetBytes)],
  ]);
}
