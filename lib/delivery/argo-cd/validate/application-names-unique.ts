import { LAYERS, LIBRARY_RELEASES } from '../../../model/layers';
import type { Rule } from '../../../model/rules/rule';

/**
 * One Argo CD for all clusters has their Applications in one namespace. Those of a cluster are named after it,
 * with a layer or release at the end: cluster `us-config` would have the Application that is layer `config` of
 * cluster `us`. Checked before that layer has an object, because a cluster in use can hardly be renamed.
 */
export const applicationNamesUnique: Rule = {
  id: 'application-names-unique',
  page: 'cdk8s-mesh/docs/rules/application-names-unique.md',
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
          fix: 'choose a name that does not consist of the name of another cluster and a layer or release',
        };
      }
    }
  },
};
