import { EVERYWHERE, inMebibytes, sidecarSizes } from '../analysis/sidecar-size';
import type { SidecarSize } from '../analysis/sidecar-size';
import type { Fleet } from '../fleet/fleet';
import type { Finding, Rule } from './rule';

/** A sidecar keeps every host that is exported to its namespace, called or not, and so does istiod for each sidecar. */
export const sidecarSizeBudget: Rule = {
  id: 'sidecar-size-budget',
  *check(fleet) {
    const tooLarge = sidecarSizes(fleet).filter(({ bytes }) => bytes > fleet.mesh.sidecarBudgetBytes);
    const everywhere = tooLarge.filter(({ namespace }) => namespace === EVERYWHERE);
    const whole = new Set(everywhere.flatMap(({ clusters }) => clusters));
    for (const size of tooLarge) {
      for (const cluster of size.clusters) {
        // If the hosts of every namespace already exceed the budget, single namespaces are not reported.
        if (size.namespace === EVERYWHERE || !whole.has(cluster)) yield finding(size, cluster, fleet);
      }
    }
  },
};

function finding({ namespace, hosts, bytes }: SidecarSize, cluster: string, fleet: Fleet): Finding {
  const kept = `${hosts} mesh-wide ${hosts === 1 ? 'host' : 'hosts'}`;
  const sidecars = namespace === EVERYWHERE ? 'every sidecar' : `every sidecar of namespace "${namespace}"`;
  const budget = inMebibytes(fleet.mesh.sidecarBudgetBytes);
  return {
    path: fleet.cluster(cluster)?.path ?? fleet.mesh.path,
    what: `${sidecars} would keep ${kept}, which is more configuration than the budget of ${budget} allows`,
    value: `about ${inMebibytes(bytes)}`,
    fix: 'list callers in the entries, or give them importedBy, so that fewer hosts reach the namespace; or raise sidecarBudget of the Mesh',
  };
}
