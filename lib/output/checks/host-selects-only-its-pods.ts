import { canonicalNameIn } from '../../model/endpoint-labels';
import { nameOf } from '../../resources/manifest';
import { exportedPods } from '../../resources/read/exported-pods';
import { canonicalNameOfPods } from '../../resources/read/workload';
import type { Check } from './check';

/**
 * With several exporters a host selects pods by their canonical name alone, because endpoints of other clusters must not
 * carry the labels of the Service. Other pods of that name would get its calls.
 */
export const hostSelectsOnlyItsPods: Check = {
  id: 'host-selects-only-its-pods',
  *check(cluster, objects, fleet) {
    for (const { entries, workloads, neighbours } of exportedPods(cluster, objects, fleet)) {
      const shared = entries.find(({ exportedBy }) => exportedBy.length > 1);
      if (shared === undefined) continue;
      const name = canonicalNameIn(shared.service);
      for (const other of neighbours) {
        if (workloads.includes(other) || canonicalNameOfPods(other) !== name) continue;
        yield {
          path: other.path,
          what: `"${shared.host}" selects all pods of the canonical name "${name}", also these, which its Service does not select`,
          value: nameOf(other.manifest),
          fix: 'give these pods, or those of the Service and canonicalName of the entry, a name of their own: label service.istio.io/canonical-name of the pod template',
        };
      }
    }
  },
};
