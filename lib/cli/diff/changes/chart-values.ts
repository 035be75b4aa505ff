import { textAt } from '../../../resources/read/fields';
import { about } from '../change';
import type { Detector } from '../change';
import type { ObjectChange } from '../compare/compare-objects';
import type { JsonChange } from '../compare/json-changes';
import { described } from '../render/format';

/** Fields with the values of a chart, in Argo CD's Applications and Flux's HelmReleases. */
const VALUES = /^spec\.(?:sources?(?:\[\w+\])?\.helm\.(?:valuesObject|values|parameters)|values)(?:\.|(?=\[)|$)/;

/** Kinds that install a chart. */
const INSTALLERS = ['Application', 'HelmRelease'];

/** Values of upstream charts such as istiod, Prometheus and Kiali. */
export const chartValues: Detector = {
  id: 'chart-values',
  *find({ objects }) {
    for (const object of objects.filter(({ kind }) => INSTALLERS.includes(kind))) {
      const changes = object.differences.flatMap((change) => {
        const path = inValues(change);
        return path === undefined ? [] : [{ ...change, path }];
      });
      const others = changes.filter(({ path }) => !IDENTITIES.includes(path));
      if (others.length === 0) continue;
      const covers = (change: JsonChange): boolean => inValues(change) !== undefined;
      yield about(object, 'review', `values of ${chartOf(object)} changed: ${described(others)}`, covers);
    }
  },
};

/** Values that mesh-identity reports, together with the consequences. */
const IDENTITIES = ['global.meshID', 'global.multiCluster.clusterName', 'global.network', 'meshConfig.trustDomain'];

/** Path of a change within the values of a chart; undefined if the change is elsewhere. */
export function inValues({ path }: JsonChange): string | undefined {
  return VALUES.test(path) ? path.replace(VALUES, '') || '(all)' : undefined;
}

function chartOf({ after }: ObjectChange): string {
  const release = textAt(after, 'spec', 'source', 'helm', 'releaseName') ?? textAt(after, 'spec', 'releaseName');
  return release ?? textAt(after, 'metadata', 'name') ?? '';
}
