import minor from 'semver/functions/minor';
import { groupByEach, sortedByName } from '../collections';
import { quoted } from '../text';
import { isSupportedIstio } from '../upstream/supported-istio';
import type { Rule } from './rule';

/**
 * Control planes of one mesh read the same entries and gateways. Upstream does not say how far apart their versions
 * may be. During an upgrade a cluster may be one minor release behind.
 */
export const versionSkew: Rule = {
  id: 'version-skew',
  severity: 'warning',
  *check({ mesh, clusters }) {
    // supported-istio-version reports releases that the library does not support.
    const supported = clusters.filter(({ istio }) => isSupportedIstio(istio.version));
    const newest = Math.max(...supported.map(({ istio }) => minor(istio.version)));
    const behind = sortedByName(supported.filter(({ istio }) => minor(istio.version) < newest - 1));
    if (behind.length === 0) return;
    const releases = groupByEach(sortedByName(supported), ({ istio }) => [istio.version]);
    yield {
      path: mesh.path,
      what: 'clusters of one mesh run releases of Istio that are more than one minor release apart',
      value: Object.fromEntries([...releases].map(([version, group]) => [version, group.map(({ name }) => name)])),
      fix: `upgrade Istio in ${quoted(behind.map(({ name }) => name))} to 1.${newest - 1} or later`,
    };
  },
};
