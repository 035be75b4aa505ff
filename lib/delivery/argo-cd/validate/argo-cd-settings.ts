import coerce from 'semver/functions/coerce';
import lt from 'semver/functions/lt';
import type { Fleet } from '../../../model/fleet/fleet';
import type { Fault } from '../../../model/problems/problem';
import type { Finding, Rule } from '../../../model/rules/rule';
import { isDnsLabel, isDnsSubdomain, isPlainLine } from '../../../model/validate/syntax';
import { ARGO_CD_SETTINGS, OLDEST_ARGO_CD } from '../settings';
import type { ArgoCdSettings } from '../settings';
import { destinationFindings } from './destinations';
import { itemFaults } from './item-faults';
import { ociFaults } from './oci-faults';
import { isPattern } from './pattern';
import { bytesOf } from './quantity';
import { isRepositoryUrl, passwordIn } from './repository-url';
import { ringFindings } from './rings';

/** Mistakes that Argo CD would report one by one, after everything was committed. */
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
      yield* destinationFindings(settings, fleet);
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

function* place({ path }: ArgoCdSettings): Generator<Fault> {
  if (isFolderPath(path)) return;
  yield {
    what: 'path must lead from the top of the repository to the output directory',
    value: path,
    fix: 'give folders with slashes between them, as in "dist" or "mesh/dist", and "." for the top itself',
  };
}

function isFolderPath(path: string): boolean {
  if (!isPlainLine(path) || isPattern(path)) return false;
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
      fix: `give major and minor version, as in "${OLDEST_ARGO_CD}"`,
    };
  } else if (lt(known, coerce(OLDEST_ARGO_CD) ?? known)) {
    yield {
      what: 'this Argo CD drops the names from AppProjects, and would allow every object of a cluster-scoped kind',
      value: argoCdVersion,
      fix: `upgrade Argo CD to ${OLDEST_ARGO_CD} or later`,
    };
  }
}

function* size({ maxManifestsSize }: ArgoCdSettings): Generator<Fault> {
  if (bytesOf(maxManifestsSize) !== undefined) return;
  yield {
    what: 'maxManifestsSize must be a quantity',
    value: maxManifestsSize,
    fix: 'give the value in argocd-cmd-params-cm, as in "10M"',
  };
}
