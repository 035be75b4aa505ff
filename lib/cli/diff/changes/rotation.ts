import { distinct } from '../../../model/collections';
import { listed } from '../../../model/text';
import type { Detector } from '../change';

/** Clusters that are taken out of rotation or put back. */
export const rotation: Detector = {
  id: 'rotation',
  *find({ before, after, calls }) {
    for (const [name, { inRotation }] of after.clusters) {
      const was = before.clusters.get(name)?.inRotation;
      if (was === undefined || inRotation === undefined || was === inRotation) continue;
      const own = calls.filter(({ exporter, cause }) => exporter === name && cause === 'rotation');
      const hosts = distinct(own.map(({ host }) => host));
      const what = `${inRotation ? 'back in rotation' : 'taken out of rotation'}: ${name}`;
      yield {
        severity: 'review',
        what: hosts.length > 0 ? `${what}, for ${listed(hosts)}` : what,
        clusters: [name, ...own.map(({ cluster }) => cluster)],
        calls: own,
      };
    }
  },
};
