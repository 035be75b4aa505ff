import { distinct } from '../../model/collections';
import { didYouMean } from '../../model/problems/did-you-mean';
import type { Fault, Problem } from '../../model/problems/problem';
import type { Rule } from '../../model/rules/rule';
import type { HelmRelease, Release } from '../../resources/release';
import { knownChart } from './charts/known-charts';

/** An error with a fault for the user. */
export class Faulty extends Error {
  constructor(readonly fault: Fault) {
    super(fault.what);
  }
}

/** Rule: a chart renders here exactly what the cluster gets, completely and always the same. */
const CHART_RENDERS = 'chart-renders';

export function doesNotRender({ path }: Release, fault: Fault): Problem {
  return { rule: CHART_RENDERS, path, ...fault };
}

/** Reported once, for the mesh, because it concerns all releases. */
export function noHelm(path: string, why: string): Problem {
  return {
    rule: CHART_RENDERS,
    path,
    what: `charts are rendered by helm, and ${why}`,
    fix: 'install Helm 3.8 or later (https://helm.sh/docs/intro/install/) or set HELM to where it is; or use the delivery in `by` alone, which needs no helm',
  };
}

export function leavesHooks(release: HelmRelease, hooks: readonly string[]): Problem {
  const { hooks: values } = knownChart(release.chart);
  const turnOff = values === undefined ? 'turn them off in the values of the chart' : `set ${values}`;
  return doesNotRender(release, {
    what: `the chart of release "${release.name}" has hooks, which nothing runs where plain YAML is applied`,
    value: hooks,
    fix: `${turnOff}; or, if the release works without them, add it to withoutHooks of the delivery`,
  });
}

/** Rule: the charts of a rendered delivery match the releases that the clusters need. */
const CHARTS_MATCH_RELEASES = 'charts-match-releases';

/** The delivery is a prop of the mesh, so its mistakes are reported there. */
export function unmatched(path: string, fault: Fault): Problem {
  return { rule: CHARTS_MATCH_RELEASES, path, ...fault };
}

/** Rule: the clusters to render exist. */
export function knownClusters(clusters: readonly string[]): Rule {
  return {
    id: CHARTS_MATCH_RELEASES,
    page: `cdk8s-mesh/docs/rules/${CHARTS_MATCH_RELEASES}.md`,
    *check(fleet) {
      for (const name of new Set(clusters)) {
        if (fleet.cluster(name) !== undefined) continue;
        yield {
          path: fleet.mesh.path,
          what: 'clusters of the rendered delivery names an id without a cluster in this program',
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

/** A name in a setting of the delivery that no release of any cluster has. */
export function noSuchRelease(path: string, setting: string, name: string, releases: readonly string[]): Problem {
  return unmatched(path, {
    what: `${setting} of the rendered delivery names no release of any cluster`,
    value: name,
    fix: `take it out, or correct it; the releases are ${listedNear(name, releases)}`,
  });
}

/** All names, and a suggestion for the given one. */
function listedNear(given: string, names: readonly string[]): string {
  return names.length === 0 ? 'none' : `${distinct(names).join(', ')}${didYouMean(given, names)}`;
}
