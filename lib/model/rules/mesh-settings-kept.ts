import type { ClusterFacts } from '../facts/cluster';
import type { HelmValues } from '../facts/helm-values';
import type { Fleet } from '../fleet/fleet';
import { ISTIOD_KEYS, treesOf } from '../upstream/chart-keys';
import { lookUp } from '../upstream/chart-values';
import { keptSettings } from '../upstream/kept-settings';
import { isRecord } from '../validate/json';
import type { Finding, Rule } from './rule';

/** Values of the istiod chart are merged last. Some would remove settings that other clusters rely on. */
export const meshSettingsKept: Rule = {
  id: 'mesh-settings-kept',
  *check(fleet) {
    for (const cluster of fleet.clusters) {
      const { managed, values } = cluster.istio;
      // Most clusters have no values, and computing the kept settings looks at all clusters.
      if (managed && !(isRecord(values) && Object.keys(values).length === 0)) yield* changed(fleet, cluster);
    }
  },
};

function* changed(fleet: Fleet, cluster: ClusterFacts): Generator<Finding> {
  for (const values of treesOf(cluster.istio.values, ISTIOD_KEYS)) yield* changedIn(values, fleet, cluster);
}

function* changedIn(values: HelmValues, fleet: Fleet, cluster: ClusterFacts): Generator<Finding> {
  const { path } = cluster;
  const replaced = new Set<string>();
  for (const { keys, computed, keeps, why, fix } of keptSettings(fleet, cluster)) {
    const found = lookUp(values, keys);
    if (found === undefined) continue;
    const place = ['values', ...found.keys].join(' > ');
    if (found.reached) {
      if (keeps(found.value)) continue;
      yield { path, what: `${place} changes a setting that the mesh depends on: ${why}`, value: found.value, fix };
      continue;
    }
    if (!computed || replaced.has(place)) continue;
    replaced.add(place);
    yield {
      path,
      what: `${place} is not a map, and would remove the library's settings inside it`,
      value: found.value,
      fix: 'give a map with what is to be changed, or leave it out',
    };
  }
}
