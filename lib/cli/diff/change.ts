import { distinct } from '../../model/collections';
import type { Call } from './compare/call-changes';
import type { ObjectChange } from './compare/compare-objects';
import type { Comparison } from './compare/comparison';
import type { JsonChange } from './compare/json-changes';
import { DELIVERY } from './read/dist-path';

/**
 * Danger: calls, identities or data can be lost, or access is opened. Review: somebody should confirm that
 * the change is intended.
 */
export const SEVERITIES = ['danger', 'review', 'info'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** The meaning of a change, in one line. */
export interface Change {
  readonly severity: Severity;
  /** Does not name the clusters, so that the same change in several clusters is one line. */
  readonly what: string;
  /** Clusters in which the change happens; empty: in the mesh as a whole. */
  readonly clusters: readonly string[];
  /** Differences that need no line of their own. */
  readonly explains?: readonly Explanation[];
  /** Calls that take another path or are no longer possible. */
  readonly calls?: readonly Call[];
}

export interface Explanation {
  readonly object: ObjectChange;
  /** Selects some differences of the object; undefined: the object as a whole. */
  readonly covers?: (change: JsonChange) => boolean;
}

/** Recognizes and explains one kind of change. */
export interface Detector {
  /** Name of the file, of the test and of the row in docs/review.md. */
  readonly id: string;
  readonly find: (comparison: Comparison) => Iterable<Change>;
}

/** A finding about one object. For an object that was added or removed, it explains the whole object. */
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

/** Replaces the cluster in the name of an Argo CD object by a placeholder, so that clusters can share a line. */
export function commonName({ name, place: { layer, cluster } }: ObjectChange): string {
  if (layer !== DELIVERY || cluster === undefined) return name;
  return `${name}-`.replace(`-${cluster}-`, '-<cluster>-').slice(0, -1);
}

/** Merges findings that differ only in the cluster. Dangers come first, then the order of the detectors. */
export function merged(findings: readonly Change[]): readonly Change[] {
  const byText = new Map<string, Change>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.what}`;
    const same = byText.get(key);
    byText.set(key, same ? united(same, finding) : { ...finding, clusters: distinct(finding.clusters) });
  }
  const all = [...byText.values()];
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
