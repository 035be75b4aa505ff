import { groupByEach } from '../../../model/collections';
import { counted, listed } from '../../../model/text';
import type { Change } from '../change';
import type { ObjectChange } from '../compare/compare-objects';
import type { Member } from '../compare/comparison';
import { summaryOf } from '../review';
import type { BlastRadius, Review } from '../review';
import { WHOLE_MESH, callersOf, clustersOf } from './text';
import type { Sides } from './text';

/** Longest comment that GitHub takes, in characters. */
const MAX_COMMENT = 65_536;

/** Room for the sentence that says that something is missing. */
const FOR_THE_REST = 300;

/** Objects of a cluster that one shows before the rest becomes a number. */
const MAX_OBJECTS = 100;

/** A comment for a pull request: what it means first, the objects of each cluster folded below it. */
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
  return `${[...always.slice(0, 2), ...findings, ...always.slice(2), ...shownTables, ...cut(missing, sides)].join('\n\n')}\n`;
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
  const said = (all: readonly Member[], verb: string): readonly string[] =>
    all.map(({ name, objects, layers }) =>
      escaped(`${name} ${verb}: ${counted(objects, 'object')} in ${layers.join(', ')}`),
    );
  return [...said(joined, 'joins'), ...said(left, 'leaves')];
}

/** One table for each cluster, folded. */
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

function cut(missing: readonly string[], { before }: Sides): readonly string[] {
  if (missing.length === 0) return [];
  const all = `\`npx cdk8s-mesh diff ${before.replaceAll('`', '')}\` prints everything`;
  return [`Cut off at the limit for comments: ${missing.join(' and ')} missing. ${all}.`];
}

/** As many of the parts as fit, in their order. */
function fitting(parts: readonly string[], room: number): readonly string[] {
  const end = parts.findIndex((_part, index) => size(parts.slice(0, index + 1)) > room);
  return end < 0 ? parts : parts.slice(0, end);
}

function size(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.length + 2, 0);
}

/** Values of manifests may hold anything; in a comment they must be text, and must call nobody. */
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
