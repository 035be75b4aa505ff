import { distinct } from '../../model/collections';
import { compare } from '../../model/problems/problem';
import { counted } from '../../model/text';
import { merged } from './change';
import type { Change } from './change';
import { DETECTORS } from './changes';
import { others } from './changes/others';
import type { ObjectChange } from './compare/compare-objects';
import type { Comparison, Member } from './compare/comparison';

/** The explanation of a change, ready to be printed. */
export interface Review {
  /** Sorted: dangers first. */
  readonly findings: readonly Change[];
  /** Sorted by cluster, layer, component and name. */
  readonly objects: readonly ObjectChange[];
  readonly joined: readonly Member[];
  readonly left: readonly Member[];
  readonly radius: BlastRadius;
  readonly notes: readonly string[];
}

/** The clusters, layers and callers that a change affects. */
export interface BlastRadius {
  /** Clusters with an object that changes, sorted. */
  readonly clusters: readonly string[];
  /** Layers with an object that changes, sorted. */
  readonly layers: readonly string[];
  /** Identities whose calls take another path or are no longer possible, with the clusters in which they run; both sorted. */
  readonly callers: ReadonlyMap<string, readonly string[]>;
}

export function reviewOf(comparison: Comparison): Review {
  const { objects, joined, left, notes } = comparison;
  const explained = DETECTORS.flatMap(({ find }) => [...find(comparison)]);
  const findings = merged([...explained, ...others(comparison, explained)]);
  return { findings, objects, joined, left, radius: radiusOf(comparison, findings), notes };
}

function radiusOf({ objects, joined, left }: Comparison, findings: readonly Change[]): BlastRadius {
  const members = [...joined, ...left];
  const callers = new Map<string, Set<string>>();
  for (const { caller, cluster } of findings.flatMap(({ calls }) => calls ?? [])) {
    callers.set(caller, (callers.get(caller) ?? new Set()).add(cluster));
  }
  return {
    clusters: distinct([...members.map(({ name }) => name), ...objects.flatMap(({ place }) => place.cluster ?? [])]),
    layers: distinct([...members.flatMap(({ layers }) => layers), ...objects.map(({ place }) => place.layer)]),
    callers: new Map(
      [...callers].sort(([a], [b]) => compare(a, b)).map(([name, clusters]) => [name, distinct(clusters)]),
    ),
  };
}

/** Whether anything differs, except comments and formatting. */
export function isDifferent({ findings, objects, joined, left }: Review): boolean {
  return [findings, objects, joined, left].some((list) => list.length > 0);
}

export function isDangerous({ findings }: Review): boolean {
  return findings.some(({ severity }) => severity === 'danger');
}

/** For example `3 clusters, 5 objects changed, 1 added, 0 removed; 1 danger`. */
export function summaryOf(review: Review): string {
  if (!isDifferent(review)) return 'no differences';
  const { findings, objects, joined, left, radius } = review;
  const sum = (members: readonly Member[]): number => members.reduce((total, member) => total + member.objects, 0);
  const added = objects.filter(({ before }) => before === undefined).length + sum(joined);
  const removed = objects.filter(({ after }) => after === undefined).length + sum(left);
  const changed = objects.filter(({ before, after }) => before && after).length;
  const dangers = findings.filter(({ severity }) => severity === 'danger').length;
  const numbers = [counted(radius.clusters.length, 'cluster'), `${counted(changed, 'object')} changed`];
  return `${[...numbers, `${added} added`, `${removed} removed`].join(', ')}; ${counted(dangers, 'danger')}`;
}
