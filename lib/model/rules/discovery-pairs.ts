import { claim } from '../collections';
import { compare } from '../problems/problem';
import type { Rule } from './rule';

/** An EndpointDiscovery names two clusters that this program writes, and no two name the same ones. */
export const discoveryPairs: Rule = {
  id: 'discovery-pairs',
  *check({ discoveries }) {
    const owners = new Map<string, string>();
    for (const { path, clusters, strayClusters } of discoveries) {
      for (const stray of strayClusters) {
        yield {
          path,
          what: 'a cluster is of another mesh, or another repository writes it',
          value: stray,
          fix: 'give MeshCluster objects whose scope is the same Mesh; hosts of all other clusters are called without it',
        };
      }
      if (strayClusters.length > 0) continue;
      if (clusters.length !== 2 || clusters[0] === clusters[1]) {
        yield {
          path,
          what: 'endpoints are discovered between two different clusters',
          value: clusters,
          fix: 'name two clusters; three clusters have three pairs, each with an EndpointDiscovery of its own',
        };
        continue;
      }
      const owner = claim(owners, [...clusters].sort(compare).join('/'), path);
      if (owner === undefined) continue;
      yield { path, what: `${owner} already pairs these clusters`, value: clusters, fix: 'keep one of the two' };
    }
  },
};
