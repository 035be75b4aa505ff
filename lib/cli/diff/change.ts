import { distinct } from '../../model/collections';
import type { Call } from './compare/call-changes';
import type { ObjectChange } from './compare/compare-objects';
import type { Comparison } from './compare/comparison';
import type { JsonChange } from './compare/json-changes';
import { DELIVERY } from './read/dist-path';

/** Danger: calls, identities or data can be lost, or access is opened. Review: somebody should confirm it. */
export const SEVERITIES = ['danger', 'review', 'info'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** What a change means, in one line. */
export interface Change {
  readonly severity: Severity;
  /** Without the clusters, so that the same in several clusters is one line. */
  readonly what: string;
  /** Where; none: in the mesh as a whole. */
  readonly clusters: readonly string[];
  /** What needs no other words. */
  readonly explains?: readonly Explanation[];
  /** Calls that take another way, or end. */
  readonly calls?: readonly Call[];
}

export interface Explanation {
  readonly object: ObjectChange;
  /** Which of its differences; undefined: the object as a whole. */
  readonly covers?: (change: JsonChange) => boolean;
}

/** Recognizes one kind of change. */
export interface Detector {
  /** Name of its file, its test and its row in docs/review.md. */
  readonly id: string;
  readonly find: (comparison: Comparison) => Iterable<Change>;
}

/** A finding about one object; where it is new or gone, nothing else needs saying of it. */
export function about(
  object: ObjectChange,
  severity: Severity,
  what: string,
  covers?: (change: JsonChange) => boolean,
): Change {
  const explanation = covers && object.before && object.after ? { object, covers } : { object };
  return { severity, what, clusters: clustersOf(object), explains: [explanation] };
}

export function clustersOf({ place }: ObjectChange): readonly string[] {
  return place.cluster === undefined ? [] : [place.cluster];
}

/** Its name; where that has the cluster in it, as Argo CD needs it, it is left open, so that clusters can share a line. */
export function commonName({ name, place: { layer, cluster } }: ObjectChange): string {
  if (layer !== DELIVERY || cluster === undefined) return name;
  return `${name}-`.replace(`-${cluster}-`, '-<cluster>-').slice(0, -1);
}

/** Merges changes that differ only in the cluster. Dangers come first; otherwise the order stays. */
export function merged(findings: readonly Change[]): readonly Change[] {
  const byWords = new Map<string, Change>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.what}`;
    const same = byWords.get(key);
    byWords.set(key, same ? united(same, finding) : { ...finding, clusters: distinct(finding.clusters) });
  }
  const all = [...byWords.values()];
  return SEVERITIES.flatMap((severity) => all.filter((finding) => finding.severity === severity));
}

function united(one: Change, other: Change): Change {
  return {
    ...one,
    clusters: distinct([...one.clusters, ...other.clusters]),
    explains: [...(one.explains ?? []), ...(other.explains ?? [])],
    calls: [...(one.calls ?? []), ...(other.calls ?? [])],
  };
}
