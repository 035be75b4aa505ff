import { callsOf, lostOf } from './load';
import type { Tallies } from './load';
import type { Topology } from './story';

/** How one story of one topology ended. */
export interface Result {
  readonly topology: Topology;
  readonly story: string;
  readonly happened: string;
  readonly seconds?: number;
  readonly tallies?: Tallies;
  readonly faults: readonly string[];
  readonly details: readonly string[];
  /** Whether it did not come to its end, so that stories that need it cannot be played. */
  readonly isBroken?: boolean;
}

/** The report as Markdown: for each topology the table of its stories, then faults and details of each story. */
export function reportOf(results: readonly Result[]): string {
  const topologies = [...new Set(results.map(({ topology }) => topology))];
  return topologies
    .flatMap((topology) => {
      const mine = results.filter((result) => result.topology === topology);
      return [`## ${topology}`, '', ...tableOf(mine), '', ...mine.flatMap(sectionOf)];
    })
    .join('\n');
}

export function tableOf(results: readonly Result[]): readonly string[] {
  const rows = results.map((result) => {
    const { story, happened, seconds, tallies, faults } = result;
    const calls = tallies === undefined ? ['', ''] : [String(callsOf(tallies)), String(lostOf(tallies))];
    const cells = [story, faults.length === 0 ? happened : `FAILED: ${happened}`, seconds?.toFixed(0) ?? '', ...calls];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  });
  return ['| story | what happened | seconds | calls | lost |', '| --- | --- | --- | --- | --- |', ...rows];
}

function sectionOf({ story, faults, details }: Result): readonly string[] {
  if (faults.length === 0 && details.length === 0) return [];
  const block = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [`${title}:`, '', '```text', ...lines, '```', ''];
  return [`### ${story}`, '', ...block('Faults', faults), ...block('Details', details)];
}

/** The last line of a run. */
export function summaryOf(results: readonly Result[]): string {
  const failed = results.filter(({ faults }) => faults.length > 0).length;
  return `${results.length - failed} passed, ${failed} failed`;
}
