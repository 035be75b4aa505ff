import type { Problem } from '../../model/problems/problem';
import type { HelmRelease, Release } from '../../resources/release';
import type { Fault } from './fault';
import { knownChart } from './known-charts';

/** What a chart renders here is what the cluster is to get: all of it, and the same each time. */
const CHART_RENDERS = 'chart-renders';

export function doesNotRender({ path }: Release, fault: Fault): Problem {
  return { rule: CHART_RENDERS, path, ...fault };
}

/** Said once, for the mesh: it is the same for all releases. */
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
