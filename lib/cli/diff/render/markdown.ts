import { groupByEach } from '../../../model/collections';
import { counted, listed } from '../../../model/text';
import type { Change } from '../change';
import type { ObjectChange } from '../compare/compare-objects';
import type { Member } from '../compare/comparison';
import { summaryOf } from '../review';
import type { BlastRadius, Review } from '../review';
import { WHOLE_MESH, callersOf, clustersOf } from './text';
import type { Sides } from './text';

/** Longest comment that GitHub accepts, in characters. */
const MAX_COMMENT = 65_536;

/** Room for the sentence that reports missing parts. */
const FOR_THE_REST = 300;

/** Objects of a cluster that are listed. The rest is only counted. */
const MAX_OBJECTS = 100;

/** A comment for a pull request: the findings, then the objects of each cluster in a folded table. */
export function renderMarkdown(review: Review, sides: Sides): string {
  const always = [
    '### What changes in the mesh',
    `**${summaryOf(review)}** (${escaped(`${sides.directory}: ${sides.before} -> ${sides.after}`)})`,
    ...review.notes.map(escaped),
    ...radius(review.radius),
  ];
  const rows = review.findings.map(row);
  const tables = [...members(review), ...clusterTables(review.objects)];
  const room = MAX_COMMENT - FOR_THE_REST - size(always);
  const shownRows = fitting(rows, room - size(HEAD));
  const shownTables = shownRows.length < rows.length ? [] : fitting(tables, room - size([...HEAD, ...rows]));
  const findings = shownRows.length > 0 ? [[...HEAD, ...shownRows].join('\n')] : [];
  const missing = [
    ...(shownRows.length < rows.length ? [counted(rows.length - shownRows.length, 'line')] : []),
    ...(shownTables.length < tables.length ? [counted(tables.length - shownTables.length, 'table')] : []),
  ];
  return `${[...always.slice(0, 2), ...findings, ...always.slice(2), ...shownTables, ...cutNotice(missing, sides)].join('\n\n')}\n`;
}

const HEAD = ['| | where | what |', '| --- | --- | --- |'];

function row(finding: Change): string {
  const { severity, what } = finding;
  const word = severity === 'danger' ? `**${severity}**` : severity;
  return `| ${word} | ${escaped(clustersOf(finding))} | ${escaped(what)} |`;
}

function radius({ clusters, layers, callers }: BlastRadius): readonly string[] {
  if (clusters.length + layers.length + callers.size === 0) return [];
  const lines = [
    `clusters touched: ${listed(clusters) || 'none'}`,
    `layers touched: ${listed(layers) || 'none'}`,
    `callers affected: ${callersOf(callers)}`,
  ];
  return [lines.map((line) => `- ${escaped(line)}`).join('\n')];
}

function members({ joined, left }: Review): readonly string[] {
  const linesOf = (all: readonly Member[], verb: string): readonly string[] =>
    all.map(({ name, objects, layers }) =>
      escaped(`${name} ${verb}: ${counted(objects, 'object')} in ${layers.join(', ')}`),
    );
  return [...linesOf(joined, 'joins'), ...linesOf(left, 'leaves')];
}

/** One folded table for each cluster. */
function clusterTables(objects: readonly ObjectChange[]): readonly string[] {
  const byCluster = groupByEach(objects, ({ place }) => [place.cluster ?? WHOLE_MESH]);
  return [...byCluster].map(([cluster, own]) => {
    const lines = own.slice(0, MAX_OBJECTS).map((object) => {
      return `| ${escaped(object.place.layer)} | ${escaped(object.name)} | ${wordFor(object)} |`;
    });
    const more = own.length > MAX_OBJECTS ? [`| | and ${own.length - MAX_OBJECTS} more | |`] : [];
    return [
      `<details><summary>${inHtml(cluster)}: ${counted(own.length, 'object')}</summary>`,
      '',
      '| layer | object | |',
      '| --- | --- | --- |',
      ...lines,
      ...more,
      '',
      '</details>',
    ].join('\n');
  });
}

function wordFor({ before, after }: ObjectChange): string {
  return before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
}

function cutNotice(missing: readonly string[], { before }: Sides): readonly string[] {
  if (missing.length === 0) return [];
  const all = `\`npx cdk8s-mesh diff ${before.replaceAll('`', '')}\` prints everything`;
  return [`Cut off at the limit for comments: ${missing.join(' and ')} missing. ${all}.`];
}

/** The first parts that fit into the room. */
function fitting(parts: readonly string[], room: number): readonly string[] {
  const end = parts.findIndex((_part, index) => size(parts.slice(0, index + 1)) > room);
  return end < 0 ? parts : parts.slice(0, end);
}

function size(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.length + 2, 0);
}

/** Values of manifests may contain anything. In a comment they must stay text and must not mention users. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replace(/[\\`*_[\]<|~]/g, '\\$&')
    .replaceAll('@', '@<!-- -->')
    .replaceAll(/[\r\n]+/g, ' ');
}

function inHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
