import type { Rule } from './rule';

const CLUSTER_DOMAINS = ['cluster.local', 'clusterset.local', 'svc'];

/** Names of the cluster domain belong to the DNS of each cluster and mean something else in every one. */
export const hostOutsideClusterDomain: Rule = {
  id: 'host-outside-cluster-domain',
  *check({ entries }) {
    for (const { path, host } of entries) {
      const domain = CLUSTER_DOMAINS.find((suffix) => host === suffix || host.endsWith(`.${suffix}`));
      if (domain === undefined) continue;
      yield {
        path,
        what: `the host is inside the cluster domain "${domain}", which every cluster resolves for itself`,
        value: host,
        fix: 'use a domain of the mesh, as in "echo.mesh.local"',
      };
    }
  },
};
