import { LAYERS, LIBRARY_RELEASES } from '../layers';
import type { Rule } from './rule';

/**
 * Where one Argo CD serves all clusters, their Applications lie together, and those of a cluster are
 * called after it with a layer or release behind: cluster `us-config` would have the Application that
 * is layer `config` of cluster `us`. Refused before the layer has its first object, because a cluster
 * that lives can hardly be renamed. A tool that runs in each cluster sees the names of one only.
 */
export const applicationNamesUnique: Rule = {
  id: 'application-names-unique',
  *check(fleet) {
    for (const { path, name } of fleet.clusters) {
      for (const ending of [...LAYERS, ...LIBRARY_RELEASES]) {
        if (!name.endsWith(`-${ending}`)) continue;
        const other = fleet.cluster(name.slice(0, -ending.length - 1));
        if (other === undefined) continue;
        yield {
          path,
          what: `cluster "${other.name}" has an Application of this name, for its "${ending}"`,
          value: name,
          fix: 'give the cluster a name that is not that of another one with a layer or release behind it',
        };
      }
    }
  },
};
