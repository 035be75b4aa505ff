import { distinct } from '../../model/group';
import { didYouMean } from '../../model/problems/closest';
import type { Problem } from '../../model/problems/problem';
import type { Rule } from '../../model/rules/rule';
import type { Fault } from './fault';

/** What is given to a rendered delivery and what the clusters ask for belong together. */
const CHARTS_MATCH_RELEASES = 'charts-match-releases';

/** The delivery is a prop of the mesh, so that is where its mistakes are. */
export function unmatched(path: string, fault: Fault): Problem {
  return { rule: CHARTS_MATCH_RELEASES, path, ...fault };
}

/** Every cluster that is to be rendered is there. */
export function knownClusters(clusters: readonly string[]): Rule {
  return {
    id: CHARTS_MATCH_RELEASES,
    page: `cdk8s-mesh/docs/rules/${CHARTS_MATCH_RELEASES}.md`,
    *check(fleet) {
      for (const name of new Set(clusters)) {
        if (fleet.cluster(name) !== undefined) continue;
        yield {
          path: fleet.mesh.path,
          what: 'clusters of the rendered delivery names no cluster of this program',
          value: name,
          fix: `correct it; the clusters are ${listedNear(
            name,
            fleet.clusters.map((cluster) => cluster.name),
          )}`,
        };
      }
    },
  };
}

/** A name in a setting of the delivery that is no release of any cluster. */
export function noSuchRelease(path: string, setting: string, name: string, releases: readonly string[]): Problem {
  return unmatched(path, {
    what: `${setting} of the rendered delivery names no release of any cluster`,
    value: name,
    fix: `take it out, or correct it; the releases are ${listedNear(name, releases)}`,
  });
}

/** All names there are, and the one that is most likely meant. */
function listedNear(given: string, names: readonly string[]): string {
  return names.length === 0 ? 'none' : `${distinct(names).join(', ')}${didYouMean(given, names)}`;
}
