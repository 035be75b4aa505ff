import { groupByEach } from '../../../model/collections';
import { counted, listed } from '../../../model/text';
import { SEVERITIES } from '../change';
import type { Change } from '../change';
import type { ObjectChange } from '../compare/compare-objects';
import { EVERYBODY } from '../fleet/policy';
import { summaryOf } from '../review';
import type { BlastRadius, Review } from '../review';

/** Names of the compared trees, as they are printed. */
export interface Sides {
  readonly before: string;
  readonly after: string;
  readonly directory: string;
}

/** Objects of one layer of a cluster that are listed. The rest is only counted. */
const MAX_OBJECTS = 20;

/** Longest list of clusters that widens the column. */
const MAX_WIDTH = 24;

/** Callers that are listed. The rest is only counted. */
const MAX_CALLERS = 8;

/** Printed instead of a cluster for objects of the whole mesh. */
export const WHOLE_MESH = 'mesh';

/** Renders a review for terminals. */
export function renderText(review: Review, { before, after, directory }: Sides): string {
  const sections = [
    [`${directory}: ${before} -> ${after}`, ...review.notes],
    findings(review.findings),
    objects(review),
    radius(review.radius),
    [summaryOf(review)],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function findings(all: readonly Change[]): readonly string[] {
  const severity = Math.max(...SEVERITIES.map(({ length }) => length));
  const widths = all.map((finding) => clustersOf(finding).length).filter((width) => width <= MAX_WIDTH);
  const width = Math.max(0, ...widths);
  return all.map((finding) =>
    [finding.severity.padEnd(severity), clustersOf(finding).padEnd(width), finding.what].join('  '),
  );
}

export function clustersOf({ clusters }: Change): string {
  return clusters.length > 0 ? listed(clusters) : WHOLE_MESH;
}

function objects({ objects: all, joined, left }: Review): readonly string[] {
  const layers = groupByEach(all, ({ place }) => [`${place.cluster ?? WHOLE_MESH}, ${place.layer}`]);
  return [
    ...joined.map(({ name, objects: number }) => `${name} joins: ${counted(number, 'object')}`),
    ...left.map(({ name, objects: number }) => `${name} leaves: ${counted(number, 'object')}`),
    ...[...layers].flatMap(([layer, own]) => [`${layer}:`, ...marked(own)]),
  ];
}

function marked(all: readonly ObjectChange[]): readonly string[] {
  const lines = all.slice(0, MAX_OBJECTS).map((object) => `  ${mark(object)} ${object.name}`);
  return all.length > MAX_OBJECTS ? [...lines, `  and ${all.length - MAX_OBJECTS} more`] : lines;
}

function mark({ before, after }: ObjectChange): string {
  return before === undefined ? '+' : after === undefined ? '-' : '~';
}

function radius({ clusters, layers, callers }: BlastRadius): readonly string[] {
  if (clusters.length + layers.length + callers.size === 0) return [];
  return [
    `clusters touched: ${listed(clusters) || 'none'}`,
    `layers touched:   ${listed(layers) || 'none'}`,
    `callers affected: ${callersOf(callers)}`,
  ];
}

/** For example `2 (frontend/frontend in eu, us)`. */
export function callersOf(callers: BlastRadius['callers']): string {
  const total = [...callers.values()].reduce((sum, clusters) => sum + clusters.length, 0);
  const each = [...callers].map(
    ([name, clusters]) => `${name === EVERYBODY ? 'everybody' : name} in ${listed(clusters)}`,
  );
  const shown = each.length > MAX_CALLERS ? [...each.slice(0, MAX_CALLERS), `${each.length - MAX_CALLERS} more`] : each;
  return total === 0 ? 'none' : `${total} (${shown.join('; ')})`;
}
