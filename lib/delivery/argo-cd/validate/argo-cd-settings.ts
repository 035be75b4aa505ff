import { coerce, lt } from 'semver';
import { claim } from '../../../model/collections';
import type { ClusterFacts } from '../../../model/facts/cluster';
import type { Fleet } from '../../../model/fleet/fleet';
import type { Fault } from '../../../model/problems/problem';
import type { Finding, Rule } from '../../../model/rules/rule';
import { isDnsLabel, isDnsSubdomain, isPlainLine } from '../../../model/validate/syntax';
import { VERSIONS } from '../../../model/versions';
import { ARGO_CD_SETTINGS } from '../settings';
import type { ArgoCdSettings } from '../settings';
import { itemFaults } from './item-faults';
import { ociFaults } from './oci-faults';
import { bytesOf } from './quantity';
import { isRepositoryUrl, isServerUrl, passwordIn } from './repository-url';
import { ringFindings } from './rings';

/** Settings that Argo CD would stumble over one by one, after everything was committed. */
export function argoCdSettings(settings: ArgoCdSettings): Rule {
  return {
    id: ARGO_CD_SETTINGS,
    page: `cdk8s-mesh/docs/rules/${ARGO_CD_SETTINGS}.md`,
    *check(fleet) {
      yield* ofMesh(fleet, [
        ...repository(settings),
        ...place(settings),
        ...objectNames(settings),
        ...topology(settings),
        ...version(settings),
        ...size(settings),
        ...itemFaults(settings, fleet),
        ...ociFaults(settings),
      ]);
      yield* ringFindings(settings, fleet);
      yield* settings.topology === 'perCluster' ? withoutHub(fleet) : destinations(fleet);
    },
  };
}

function ofMesh({ mesh }: Fleet, faults: readonly Fault[]): readonly Finding[] {
  return faults.map((fault) => ({ path: mesh.path, ...fault }));
}

function* repository({ repoUrl, targetRevision }: ArgoCdSettings): Generator<Fault> {
  if (!isRepositoryUrl(repoUrl)) {
    yield {
      what: 'repoUrl must be the URL of a Git repository or of an OCI artifact',
      value: repoUrl,
      fix: 'give it as Argo CD reads it, as in "https://git.example.com/platform/mesh.git" or "git@git.example.com:platform/mesh.git", or without a tag as in "oci://registry.example.com/platform/mesh"',
    };
  } else if (passwordIn(repoUrl)) {
    yield {
      what: 'repoUrl holds a password, which would be committed',
      fix: 'give the URL without it, and the credentials to Argo CD (argocd repo add)',
    };
  }
  if (!isPlainLine(targetRevision)) {
    yield {
      what: 'targetRevision must name a branch, a tag or a commit',
      value: targetRevision,
      fix: 'leave it out for "main", or name it in full, as in "refs/heads/release"',
    };
  }
}

/** Characters that make a pattern of a name, in AppProjects and in the generator of a rollout. */
const PATTERN = /[*?[\]{}!]/;

function* place({ path }: ArgoCdSettings): Generator<Fault> {
  if (isFolderPath(path)) return;
  yield {
    what: 'path must lead from the top of the repository to the output directory',
    value: path,
    fix: 'give folders with slashes between them, as in "dist" or "mesh/dist", and "." for the top itself',
  };
}

function isFolderPath(path: string): boolean {
  if (!isPlainLine(path) || PATTERN.test(path)) return false;
  return path === '.' || path.split('/').every((step) => !['', '.', '..'].includes(step));
}

function* objectNames({ namespace, project, rootName, topology }: ArgoCdSettings): Generator<Fault> {
  if (!isDnsLabel(namespace)) yield badName('namespace', namespace, 'a DNS label');
  if (project !== undefined && !isDnsSubdomain(project)) yield badName('project', project, 'the name of an AppProject');
  if (rootName === undefined) return;
  if (topology === 'perCluster') {
    yield {
      what: 'rootName is for a hub: an Argo CD of its own has one root for each cluster, named after it',
      value: rootName,
      fix: 'leave rootName out',
    };
  } else if (!isDnsSubdomain(rootName)) yield badName('rootName', rootName, 'the name of an Application');
}

function badName(setting: string, value: unknown, what: string): Fault {
  return {
    what: `${setting} must be ${what}`,
    value,
    fix: 'use lower case letters, digits and dashes, beginning and ending with a letter or digit',
  };
}

function* topology({ topology: value }: ArgoCdSettings): Generator<Fault> {
  if (['hub', 'perCluster'].includes(value)) return;
  yield { what: 'topology must be "hub" or "perCluster"', value, fix: 'leave it out for one Argo CD for all clusters' };
}

function* version({ argoCdVersion }: ArgoCdSettings): Generator<Fault> {
  const isVersion = typeof argoCdVersion === 'string' && /^v?\d+\.\d+(\.\d+)?$/.test(argoCdVersion);
  const known = isVersion ? coerce(argoCdVersion) : null;
  if (known === null) {
    yield {
      what: 'argoCdVersion must be a version number',
      value: argoCdVersion,
      fix: `give major and minor version, as in "${VERSIONS.oldestArgoCd}"`,
    };
  } else if (lt(known, coerce(VERSIONS.oldestArgoCd) ?? known)) {
    yield {
      what: 'this Argo CD drops the names from AppProjects, and would allow every object of a cluster-scoped kind',
      value: argoCdVersion,
      fix: `upgrade Argo CD to ${VERSIONS.oldestArgoCd} or later`,
    };
  }
}

function* size({ maxManifestsSize }: ArgoCdSettings): Generator<Fault> {
  if (bytesOf(maxManifestsSize) !== undefined) return;
  yield {
    what: 'maxManifestsSize must be a quantity',
    value: maxManifestsSize,
    fix: 'give it as it stands in argocd-cmd-params-cm, as in "10M"',
  };
}

/** Two clusters with one destination would write over each other. */
function* destinations({ clusters }: Fleet): Generator<Finding> {
  const owners = new Map<string, string>();
  for (const cluster of clusters) {
    const { path, name, argoCd } = cluster;
    if (!isDestination(argoCd)) {
      yield {
        path,
        what: 'argoCd must be the name or the API server by which Argo CD knows the cluster',
        value: argoCd,
        fix: `give one of the two, as in { name: '${name}' } or { server: 'https://${name}.example.com:6443' }`,
      };
      continue;
    }
    const owner = claim(owners, JSON.stringify(argoCd), name);
    if (owner === undefined) continue;
    yield {
      path,
      what: `cluster "${owner}" is the same cluster to Argo CD`,
      value: argoCd,
      fix: 'give each its own name, as `argocd cluster list` shows them',
    };
  }
}

function isDestination(argoCd: ClusterFacts['argoCd']): boolean {
  const [[field, value] = [], ...others] = Object.entries(argoCd);
  if (others.length > 0) return false;
  return field === 'name'
    ? isPlainLine(value) && !PATTERN.test(String(value))
    : field === 'server' && isServerUrl(value);
}

function* withoutHub({ clusters }: Fleet): Generator<Finding> {
  for (const { path, name, argoCd } of clusters) {
    if (JSON.stringify(argoCd) === JSON.stringify({ name })) continue;
    yield {
      path,
      what: 'argoCd says how a hub knows the cluster, and each cluster has an Argo CD of its own',
      value: argoCd,
      fix: 'leave argoCd out',
    };
  }
}
