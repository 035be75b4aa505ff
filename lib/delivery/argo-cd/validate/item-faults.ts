import type { Fleet } from '../../../model/fleet/fleet';
import { didYouMean } from '../../../model/problems/did-you-mean';
import type { Fault } from '../../../model/problems/problem';
import type { ArgoCdSettings } from '../settings';
import { applicationFaults } from './application-faults';
import { unreadable } from './settings-form';
import { syncWindowFaults } from './sync-window-faults';

/** Mistakes in settings of Applications and in sync windows. */
export function itemFaults(settings: ArgoCdSettings, fleet: Fleet): readonly Fault[] {
  const faults = unreadable(settings);
  if (faults.length > 0) return faults;
  return [...unknownClusters(settings, fleet), ...applicationFaults(settings), ...syncWindowFaults(settings)];
}

function unknownClusters({ applications, syncWindows }: ArgoCdSettings, fleet: Fleet): readonly Fault[] {
  const known = fleet.clusters.map(({ name }) => name);
  return Object.entries({ applications, syncWindows }).flatMap(([setting, items]) =>
    items.flatMap(({ clusters = [] }, index) =>
      clusters
        .filter((name) => !known.includes(name))
        .map((name) => ({
          what: `${setting}[${index}].clusters lists an id without a cluster in this program`,
          value: name,
          fix: `list ids of MeshClusters${didYouMean(name, known)}`,
        })),
    ),
  );
}
