import { parseArgs } from 'node:util';
import { CommandError } from '../command-error';
import type { Terminal } from '../terminal';
import { USAGE, commandLineError } from '../usage';
import { compareTrees } from './compare/comparison';
import { Repository } from './read/git';
import { treeAt, workingTree } from './read/read-tree';
import type { Tree } from './read/read-tree';
import { renderMarkdown } from './render/markdown';
import { renderText } from './render/text';
import { isDangerous, isDifferent, reviewOf } from './review';

/** Exit codes with --exit-code. `git diff --exit-code` also returns 1 for a difference. */
const DIFFERENT = 1;
const DANGEROUS = 3;

const OPTIONS = {
  to: { type: 'string' },
  dist: { type: 'string', default: 'dist' },
  markdown: { type: 'boolean', default: false },
  'exit-code': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** `cdk8s-mesh diff`: explains a change and returns the exit code. */
export function diff(args: readonly string[], { folder, print }: Terminal): number {
  const { values, positionals } = parsed(args);
  if (values.help) {
    print(USAGE);
    return 0;
  }
  const [ref = 'HEAD', ...more] = positionals;
  if (more.length > 0)
    throw commandLineError(`Only one ref is allowed. Pass the second one with --to: ${more.join(' ')}`);
  const [before, after] = trees(folder, ref, values);
  const review = reviewOf(compareTrees(before, after));
  const render = values.markdown ? renderMarkdown : renderText;
  print(render(review, { before: before.name, after: after.name, directory: values.dist }));
  if (!values['exit-code']) return 0;
  return isDangerous(review) ? DANGEROUS : isDifferent(review) ? DIFFERENT : 0;
}

type Parsed = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>;

function parsed(args: readonly string[]): Parsed {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code?.startsWith('ERR_PARSE_ARGS') !== true) throw error;
    throw commandLineError(message.split('. ')[0] ?? message);
  }
}

function trees(folder: string, ref: string, { to, dist }: Parsed['values']): readonly [Tree, Tree] {
  const repository = Repository.around(folder);
  const before = treeAt(repository, ref, dist);
  const after =
    to === undefined ? workingTree(folder, dist, repository.commitOf(ref).length) : treeAt(repository, to, dist);
  if (after.files.size > 0) return [before, after];
  const fix = to === undefined ? 'run "npx cdk8s synth", or pass' : 'pass';
  throw new CommandError(
    `${after.name} has no ${dist}/ with objects: ${fix} the directory that synth writes with --dist`,
  );
}
