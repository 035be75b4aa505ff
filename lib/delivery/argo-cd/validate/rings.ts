import { claim } from '../../../model/collections';
import type { Fleet } from '../../../model/fleet/fleet';
import { didYouMean } from '../../../model/problems/did-you-mean';
import type { Finding } from '../../../model/rules/rule';
import type { ArgoCdSettings } from '../settings';

/** Mistakes in the rings of a rollout: every cluster of the program is in exactly one. */
export function* ringFindings({ rings, topology }: ArgoCdSettings, fleet: Fleet): Generator<Finding> {
  const { path } = fleet.mesh;
  if (!isListOfLists(rings)) {
    yield {
      path,
      what: 'rings must be a list of lists of names',
      value: rings,
      fix: 'give names of clusters, as in [["eu"], ["us", "ap"]]',
    };
    return;
  }
  if (rings.length === 0) return;
  if (topology === 'perCluster') {
    yield {
      path,
      what: 'rings need one Argo CD that syncs all clusters, and each cluster has its own',
      value: rings,
      fix: 'leave out the rings, or the topology',
    };
    return;
  }
  if (rings.some((ring) => ring.length === 0)) {
    yield { path, what: 'a ring is empty', value: rings, fix: 'take the empty list out of rings' };
  }
  yield* names(rings, fleet);
}

function isListOfLists(value: unknown): boolean {
  return (
    Array.isArray(value) && value.every((ring) => Array.isArray(ring) && ring.every((name) => typeof name === 'string'))
  );
}

function* names(rings: ArgoCdSettings['rings'], { mesh, clusters }: Fleet): Generator<Finding> {
  const { path } = mesh;
  const known = new Set(clusters.map(({ name }) => name));
  const places = new Map<string, string>();
  for (const [index, ring] of rings.entries()) {
    for (const name of ring) {
      const place = claim(places, name, `ring ${index + 1}`);
      if (!known.has(name)) {
        yield {
          path,
          what: 'a ring lists an id without a cluster in this program',
          value: name,
          fix: `list ids of MeshClusters${didYouMean(name, known)}`,
        };
      } else if (place !== undefined) {
        yield { path, what: `cluster "${name}" is in ${place} already`, value: rings, fix: 'list it once' };
      }
    }
  }
  for (const cluster of clusters) {
    if (places.has(cluster.name)) continue;
    yield {
      path: cluster.path,
      what: `cluster "${cluster.name}" is in no ring, so no change would reach it`,
      value: rings,
      fix: 'add it to one; a new cluster mostly belongs to the last',
    };
  }
}
