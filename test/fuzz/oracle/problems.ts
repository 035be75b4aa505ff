import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { IConstruct } from 'constructs';
import type { Problem } from '../../../lib';

const ROOT = resolve(__dirname, '../../..');
const pages = new Map<string, boolean>();

/** A refusal says by which rule, where, what, and what to do, in words that are meant for people. */
export function problemFaults(problems: readonly Problem[], root: IConstruct): readonly string[] {
  const paths = new Set(root.node.findAll().map(({ node }) => node.path));
  if (problems.every(({ severity }) => severity === 'warning')) return ['it is refused for warnings alone'];
  return problems.flatMap((problem) => {
    const { rule, page = `cdk8s-mesh/docs/rules/${rule}.md`, path, what, fix } = problem;
    return [
      ...(isThere(page) ? [] : [`rule "${rule}" has no page ${page}`]),
      ...(isPlace(path, paths) ? [] : [`[${path}] is no construct`]),
      // What users' own constructs say is said in their words.
      ...(rule === 'construct-validation' ? [] : [what, fix])
        .filter((words) => words === '' || /\bundefined\b(?!")|\[object |TypeError|Cannot read/.test(words))
        .map((words) => `rule "${rule}" says ${JSON.stringify(words)}`),
    ];
  });
}

function isThere(page: string): boolean {
  const known = pages.get(page) ?? existsSync(resolve(ROOT, page.replace(/^cdk8s-mesh\//, '')));
  pages.set(page, known);
  return known;
}

/** A namespace and a host of a report are no constructs, but they have their place below one. */
function isPlace(path: string, paths: ReadonlySet<string>): boolean {
  if (paths.has(path)) return path !== '';
  return [...paths].some((known) => known.includes('/') && path.startsWith(`${known}/`));
}
