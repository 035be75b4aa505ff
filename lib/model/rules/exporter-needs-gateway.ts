import type { Rule } from './rule';

/** A service that other clusters call needs a door in the cluster that runs it. */
export const exporterNeedsGateway: Rule = {
  id: 'exporter-needs-gateway',
  *check(fleet) {
    for (const cluster of fleet.clusters) {
      if (fleet.gatewayOf(cluster.name) !== undefined || fleet.diallersOf(cluster.name).length === 0) continue;
      const hosts = fleet.exportsOf(cluster.name).map((entry) => entry.host);
      yield {
        path: cluster.path,
        what: `cluster "${cluster.name}" exports ${hosts.join(', ')} to other clusters but has no east-west gateway`,
        fix: `add an EastWestGateway to "${cluster.name}", or leave it out of exportedBy`,
      };
    }
  },
};
