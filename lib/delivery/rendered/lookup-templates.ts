import type { Chart } from './charts/chart';
import { filesInTgz } from './charts/tar';

/** Functions of templates whose result does not depend on the values. */
const FUNCTIONS = /(?<![.$\w-])(?:lookup|now)\b/;

/**
 * Templates of a chart that query the cluster (`lookup`), which returns nothing while a chart is rendered, or the
 * time (`now`), which differs in the next rendering.
 */
export function questionsIn({ files, named }: Chart): readonly string[] {
  return named === undefined ? [] : asking(files);
}

function asking(files: ReadonlyMap<string, Buffer>): readonly string[] {
  return [...files].flatMap(([path, content]) => {
    if (/(?:^|\/)charts\/[^/]*\.tgz$/.test(path)) return asking(filesInTgz(content)).map((inner) => `${path}/${inner}`);
    return /(?:^|\/)templates\//.test(path) && asks(content.toString('utf8')) ? [path] : [];
  });
}

/** Comments and text in quotes do not count. */
function asks(template: string): boolean {
  const actions = template.match(/\{\{[^]*?\}\}/g) ?? [];
  return actions.some((action) => FUNCTIONS.test(action.replace(/\/\*[^]*?\*\/|"(?:\\.|[^"\\])*"|`[^`]*`/g, ' ')));
}
