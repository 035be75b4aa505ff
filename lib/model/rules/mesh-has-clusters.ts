import type { Rule } from './rule';

/** An empty dist/ would make a GitOps tool remove everything. */
export const meshHasClusters: Rule = {
  id: 'mesh-has-clusters',
  *check({ mesh, clusters }) {
    if (clusters.length > 0) return;
    yield { path: mesh.path, what: 'the mesh has no cluster', fix: 'add a MeshCluster to it' };
  },
};
