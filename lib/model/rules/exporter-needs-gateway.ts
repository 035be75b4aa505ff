import type { Rule } from './rule';

/** A cluster whose services other clusters call needs an east-west gateway. */
export const exporterNeedsGateway: Rule = {
  id: 'exporter-needs-gateway',
  *check(fleet) {
    for (const cluster of fleet.clusters) {
      const hosts = fleet.exposedBy(cluster.name).map((entry) => entry.host);
      if (hosts.length === 0 || fleet.gatewaysOf(cluster.name).length > 0) continue;
      yield {
        path: cluster.path,
        what: `cluster "${cluster.name}" exports ${hosts.join(', ')} to other clusters but has no east-west gateway`,
        fix: `add an EastWestGateway to "${cluster.name}", or leave it out of exportedBy`,
      };
    }
  },
};
