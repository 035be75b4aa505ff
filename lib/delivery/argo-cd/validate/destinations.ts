import { claim } from '../../../model/collections';
import type { Fleet } from '../../../model/fleet/fleet';
import { didYouMean } from '../../../model/problems/did-you-mean';
import type { Finding } from '../../../model/rules/rule';
import { isRecord } from '../../../model/validate/json';
import { isPlainLine } from '../../../model/validate/syntax';
import { destinationOf } from '../settings';
import type { ArgoCdSettings } from '../settings';
import { isPattern } from './pattern';
import { isServerUrl } from './repository-url';

/** Mistakes in the names or servers by which Argo CD knows the clusters. */
export function* destinationFindings(settings: ArgoCdSettings, fleet: Fleet): Generator<Finding> {
  const { path } = fleet.mesh;
  const { destinations, topology } = settings;
  if (!isRecord(destinations)) {
    yield { path, what: 'destinations must be an object', value: destinations, fix: FIX };
  } else if (topology === 'perCluster') {
    if (Object.keys(destinations).length === 0) return;
    yield {
      path,
      what: 'destinations tell a hub how it knows the clusters, and each cluster has an Argo CD of its own',
      value: destinations,
      fix: 'leave destinations out',
    };
  } else {
    yield* unknownClusters(destinations, fleet);
    yield* unclear(destinations, fleet);
    yield* repeated(settings, fleet);
  }
}

const FIX = "give one item for each cluster, as in { us: { name: 'prod-us' } }";

function* unknownClusters(destinations: object, { mesh, clusters }: Fleet): Generator<Finding> {
  const known = clusters.map(({ name }) => name);
  for (const name of Object.keys(destinations).filter((each) => !known.includes(each))) {
    yield {
      path: mesh.path,
      what: 'destinations has a cluster that this program does not write',
      value: name,
      fix: `use ids of clusters: ${known.join(', ')}${didYouMean(name, known)}`,
    };
  }
}

function* unclear(destinations: object, { mesh }: Fleet): Generator<Finding> {
  for (const [name, destination] of Object.entries(destinations)) {
    if (isDestination(destination)) continue;
    yield {
      path: mesh.path,
      what: `destinations.${name} must be the name or the API server by which Argo CD knows the cluster`,
      value: destination,
      fix: `give one of the two, as in { name: '${name}' } or { server: 'https://${name}.example.com:6443' }`,
    };
  }
}

function isDestination(destination: unknown): boolean {
  if (!isRecord(destination)) return false;
  const [[field, value] = [], ...others] = Object.entries(destination);
  if (others.length > 0) return false;
  return field === 'name' ? isPlainLine(value) && !isPattern(String(value)) : field === 'server' && isServerUrl(value);
}

/** Two clusters with one destination would overwrite each other's objects. */
function* repeated(settings: ArgoCdSettings, { mesh, clusters }: Fleet): Generator<Finding> {
  const owners = new Map<string, string>();
  for (const cluster of clusters) {
    const destination = destinationOf(settings, cluster);
    const owner = claim(owners, JSON.stringify(destination), cluster.name);
    if (owner === undefined) continue;
    yield {
      path: mesh.path,
      what: `clusters "${owner}" and "${cluster.name}" are the same cluster to Argo CD`,
      value: destination,
      fix: 'give each its own name, as `argocd cluster list` shows it',
    };
  }
}
