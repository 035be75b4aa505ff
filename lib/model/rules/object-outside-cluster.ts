import type { Rule } from './rule';

/** What lies in no cluster would reach none. */
export const objectOutsideCluster: Rule = {
  id: 'object-outside-cluster',
  *check({ tree }) {
    for (const path of tree.strays) {
      yield {
        path,
        what: 'this chart or object lies in no cluster, so nothing would apply it',
        fix: 'give it a MeshCluster as scope, once for each cluster that needs it',
      };
    }
  },
};
