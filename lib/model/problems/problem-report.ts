import { escaped, printable } from '../text';
import type { Problem } from './problem';

/** How a word of a report looks. */
type Style = 'bold' | 'dim' | 'red' | 'yellow';

/** Gives a text a look, where there is a terminal that can show it. */
export type Paint = (style: Style, text: string) => string;

const PLAIN: Paint = (_style, text) => text;

/** The text of problems under one heading, grouped by path. The list must be sorted. */
export function reportOf(heading: string, problems: readonly Problem[], paint: Paint = PLAIN): string {
  const places = new Map<string, Problem[]>();
  for (const problem of problems) places.set(problem.path, [...(places.get(problem.path) ?? []), problem]);
  return [heading, ...[...places.values()].map((found) => placeOf(found, paint))].join('\n\n');
}

/** One place in the construct tree, and all that is wrong there. */
function placeOf(problems: readonly Problem[], paint: Paint): string {
  const [first] = problems;
  if (first === undefined) return '';
  const place = paint('bold', `[${escaped(first.path)}]`);
  // A patch or an allowance can be on another line than the construct that it is about.
  const isOneLine = problems.every(({ at }) => at === first.at);
  const head = isOneLine && first.at !== undefined ? `${place} ${first.at}` : place;
  return [head, ...problems.map((problem) => paragraph(problem, isOneLine, paint))].join('\n');
}

function paragraph(problem: Problem, isLineSaid: boolean, paint: Paint): string {
  const { severity, at, what, value, fix } = problem;
  const given = value === undefined ? '' : `: ${printable(value)}`;
  const said = what.split('\n').map(escaped).join('\n      ');
  return [
    `  ${paint(severity === 'warning' ? 'yellow' : 'red', said)}${given}`,
    ...(isLineSaid || at === undefined ? [] : [`    at:   ${at}`]),
    `    fix:  ${escaped(fix)}`,
    paint('dim', `    rule: ${ruleOf(problem)}`),
  ].join('\n');
}

function ruleOf({ rule, page = `cdk8s-mesh/docs/rules/${rule}.md` }: Problem): string {
  return page === '' ? rule : `${rule} (${page})`;
}
