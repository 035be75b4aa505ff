import lt from 'semver/functions/lt';
import valid from 'semver/functions/valid';
import type { DiscoveryFacts } from '../facts/discovery';
import type { Fleet } from '../fleet/fleet';
import { isDnsSubdomain, isPlainLine } from '../validate/syntax';
import type { Finding, Rule } from './rule';

/** Istio release that first reads kubeconfigs from files. */
const FIRST_WITH_FILES = '1.30.0';

/** Names of stores and Secrets with kubeconfigs are valid, and istiod can read them. */
export const discoveryCredentials: Rule = {
  id: 'discovery-credentials',
  *check(fleet) {
    for (const discovery of fleet.discoveries) {
      yield* names(discovery);
      yield* releases(discovery, fleet);
    }
    yield* oneSourceEach(fleet.discoveries);
  },
};

function* names({ path, credentials }: DiscoveryFacts): Generator<Finding> {
  const mounted = credentials.type === 'mountedSecret';
  const value = mounted ? credentials.secret : credentials.store;
  if (!mounted && credentials.keyPrefix !== '' && !isPlainLine(credentials.keyPrefix)) {
    yield {
      path,
      what: 'keyPrefix must be plain text in one line',
      value: credentials.keyPrefix,
      fix: 'give the start of the keys as the store has them, as in "mesh/kubeconfigs/"',
    };
  }
  if (isDnsSubdomain(value)) return;
  const what = `the name of the ${mounted ? 'Secret with kubeconfigs' : 'store'} must be the name of an object`;
  yield { path, what, value, fix: 'use lower-case letters, digits, dashes and dots, as in "mesh-kubeconfigs"' };
}

function* releases({ path, clusters, credentials }: DiscoveryFacts, fleet: Fleet): Generator<Finding> {
  if (credentials.type !== 'mountedSecret') return;
  for (const name of new Set(clusters)) {
    const version = fleet.cluster(name)?.istio.version;
    // supported-istio-version reports a text that is not a version.
    if (valid(version) === null || version === undefined || !lt(version, FIRST_WITH_FILES)) continue;
    yield {
      path,
      what: `istiod of cluster "${name}" is too old to read kubeconfigs from a mounted Secret`,
      value: version,
      fix: `use Istio ${FIRST_WITH_FILES} or later there, or RemoteCredentials.externalSecret(…)`,
    };
  }
}

/** With a mounted Secret istiod does not look at remote secrets, and it mounts one. */
function* oneSourceEach(discoveries: readonly DiscoveryFacts[]): Generator<Finding> {
  const sources = new Map<string, DiscoveryFacts>();
  for (const discovery of discoveries) {
    const { path, clusters, credentials } = discovery;
    const cluster = clusters.find((name) => sourceOf(sources.get(name) ?? discovery) !== sourceOf(discovery));
    if (cluster !== undefined) {
      yield {
        path,
        what: `istiod of cluster "${cluster}" has kubeconfigs from elsewhere already, by ${sources.get(cluster)?.path ?? ''}`,
        value: credentials,
        fix: 'give all discoveries of a cluster the same mounted Secret, or none of them a mounted one',
      };
    }
    for (const name of clusters) sources.set(name, sources.get(name) ?? discovery);
  }
}

/** Remote secrets of several stores can exist together. */
function sourceOf({ credentials }: DiscoveryFacts): string {
  return credentials.type === 'mountedSecret' ? `mounted ${credentials.secret}` : 'remote secrets';
}
