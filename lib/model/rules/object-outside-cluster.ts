import type { Rule } from './rule';

/** An object outside of every cluster would not be applied anywhere. */
export const objectOutsideCluster: Rule = {
  id: 'object-outside-cluster',
  *check({ tree }) {
    for (const path of tree.strays) {
      yield {
        path,
        what: 'this chart or object is not inside a cluster, so nothing would apply it',
        fix: 'give it a MeshCluster as scope, once for each cluster that needs it',
      };
    }
  },
};
