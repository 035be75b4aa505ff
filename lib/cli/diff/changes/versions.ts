import { at, listAt, textAt } from '../../../resources/read/fields';
import { about } from '../change';
import type { Detector, Change } from '../change';
import type { ObjectChange } from '../compare/compare-objects';
import type { JsonChange } from '../compare/json-changes';

/** Versions of charts and tags of repositories. */
export const versions: Detector = {
  id: 'versions',
  find: ({ objects }) =>
    objects
      .filter(({ before, after }) => before && after)
      .flatMap((object) => [...ofSources(object), ...ofCharts(object), ...ofLabels(object)]),
};

/** Reads the chart or repository of Argo CD's Applications. */
function ofSources(object: ObjectChange): readonly Change[] {
  if (object.kind !== 'Application') return [];
  const [before, after] = [sourcesOf(object.before), sourcesOf(object.after)];
  return after.flatMap((source, index) => {
    const chart = textAt(source, 'chart');
    const name = chart === undefined ? repository(source) : named(chart);
    const pins = [textAt(before[index], 'targetRevision'), textAt(source, 'targetRevision')] as const;
    const versions = [versionOf(object.before), versionOf(object.after)] as const;
    // A pinned commit is hard to read, so the version in spec.info is preferred.
    const [from, to] = versions.includes(undefined) || versions[0] === versions[1] ? pins : versions;
    return finding(object, name, from, to, IN_SOURCE);
  });
}

function versionOf(application: unknown): string | undefined {
  const info = listAt(application, 'spec', 'info').find((item) => textAt(item, 'name') === 'version');
  return textAt(info, 'value');
}

function sourcesOf(application: unknown): readonly unknown[] {
  const single = at(application, 'spec', 'source');
  return single === undefined ? listAt(application, 'spec', 'sources') : [single];
}

/** For example `repository gateway-api` for `https://github.com/kubernetes-sigs/gateway-api.git`. */
function repository(source: unknown): string {
  const url = textAt(source, 'repoURL') ?? '';
  return `repository ${
    url
      .replace(/\.git$/, '')
      .split('/')
      .at(-1) ?? url
  }`;
}

/** Reads the chart of Flux's HelmReleases, and the pinned ref of its sources. */
function ofCharts(object: ObjectChange): readonly Change[] {
  const { before, after, kind } = object;
  if (kind === 'HelmRelease') {
    const chart = (side: unknown, field: string): string | undefined => textAt(side, 'spec', 'chart', 'spec', field);
    return finding(
      object,
      named(chart(after, 'chart') ?? ''),
      chart(before, 'version'),
      chart(after, 'version'),
      IN_CHART,
    );
  }
  if (kind !== 'OCIRepository' && kind !== 'GitRepository') return [];
  const fields = ['tag', 'semver', 'branch', 'commit', 'digest'];
  return fields.flatMap((field) => {
    const [from, to] = [before, after].map((side) => textAt(side, 'spec', 'ref', field));
    return finding(object, repository({ repoURL: textAt(after, 'spec', 'url') }), from, to, IN_REF);
  });
}

/** Reads the chart label of rendered objects, because one upgrade changes it in many of them. */
function ofLabels(object: ObjectChange): readonly Change[] {
  const [from, to] = [object.before, object.after].map((side) =>
    release(textAt(side, 'metadata', 'labels', 'helm.sh/chart')),
  );
  if (from?.chart === undefined || from.chart !== to?.chart) return [];
  return finding(object, named(from.chart), from.version, to.version, IN_LABELS);
}

function release(label: string | undefined): Partial<Readonly<Record<'chart' | 'version', string>>> | undefined {
  return label === undefined ? undefined : /^(?<chart>.+?)-(?<version>v?\d+\..*)$/.exec(label)?.groups;
}

/** Istio's charts share one version, so they share a line. */
function named(chart: string): string {
  return ['base', 'istiod'].includes(chart) ? 'Istio' : `chart ${chart}`;
}

const IN_SOURCE = /^spec\.(?:sources?(?:\[\w+\])?\.targetRevision|info\b.*)$/;
const IN_CHART = /^spec\.chart\.spec\.version$/;
const IN_REF = /^spec\.ref\b/;
const IN_LABELS = /\blabels\["(?:helm\.sh\/chart|app\.kubernetes\.io\/version)"\]$/;

function finding(
  object: ObjectChange,
  name: string,
  from: string | undefined,
  to: string | undefined,
  where: RegExp,
): readonly Change[] {
  if (from === to) return [];
  const covers = ({ path }: JsonChange): boolean => where.test(path);
  return [about(object, 'review', `version of ${name} changed: ${from ?? 'none'} -> ${to ?? 'none'}`, covers)];
}
