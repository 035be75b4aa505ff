import { spawnSync } from 'node:child_process';
import { posix, relative, resolve, sep } from 'node:path';
import { CommandError } from '../../command-error';

/** What git knows, read without touching the work tree or the index. */
export class Repository {
  private constructor(
    private readonly folder: string,
    /** Path of the folder from the top of the repository. */
    private readonly prefix: string,
  ) {}

  /** The repository in which a folder lies. */
  static around(folder: string): Repository {
    const { ok, stdout, stderr } = git(folder, ['rev-parse', '--show-prefix']);
    if (!ok) throw new CommandError(`git can read no repository here (${folder}): ${firstLine(stderr)}`);
    return new Repository(folder, String(stdout).trimEnd());
  }

  /** Path from the top of the repository, with slashes and without one at the end; empty: the top itself. */
  pathOf(directory: string): string {
    const below = relative(this.folder, resolve(this.folder, directory)).split(sep).join('/');
    const path = posix.join(this.prefix, below);
    if (path === '..' || path.startsWith('../')) {
      throw new CommandError(`${directory} is outside of the git repository`);
    }
    return path === '.' ? '' : path.replace(/\/$/, '');
  }

  /** The commit of a branch, a tag or a hash. */
  commitOf(ref: string): string {
    const { ok, stdout } = git(this.folder, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${ref}^{commit}`,
    ]);
    if (ok) return String(stdout).trimEnd();
    throw new CommandError(
      `git knows no commit "${ref}" here. Is it spelt right, and fetched? (actions/checkout needs fetch-depth: 0)`,
    );
  }

  /** Hash of every file below a folder of a commit, by its path from there. */
  filesBelow(commit: string, folder: string): ReadonlyMap<string, string> {
    const within = folder === '' ? [] : ['--', folder];
    const { ok, stdout, stderr } = git(this.folder, ['ls-tree', '-r', '-z', '--full-tree', commit, ...within]);
    if (!ok) throw new CommandError(`git cannot list ${commit}: ${firstLine(stderr)}`);
    const files = String(stdout)
      .split('\0')
      .flatMap((line) => {
        const [, hash, path] = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
        return hash === undefined || path === undefined ? [] : [[path, hash] as const];
      });
    const start = folder === '' ? 0 : folder.length + 1;
    return new Map(files.map(([path, hash]) => [path.slice(start), hash]));
  }

  /** Texts of files by their hashes, all from one process. */
  textsOf(hashes: Iterable<string>): ReadonlyMap<string, string> {
    const wanted = [...new Set(hashes)];
    if (wanted.length === 0) return new Map();
    const { ok, stdout, stderr } = git(this.folder, ['cat-file', '--batch'], `${wanted.join('\n')}\n`);
    if (!ok) throw new CommandError(`git cannot read files: ${firstLine(stderr)}`);
    return batch(stdout);
  }
}

interface Answer {
  readonly ok: boolean;
  readonly stdout: Buffer;
  readonly stderr: string;
}

function git(folder: string, args: readonly string[], input = ''): Answer {
  const { error, status, stdout, stderr } = spawnSync('git', args, { cwd: folder, input, maxBuffer: Infinity });
  if (error !== undefined && 'code' in error && error.code === 'ENOENT') {
    throw new CommandError('git was not found: install it, or make it known by PATH');
  }
  if (error !== undefined) throw error;
  return { ok: status === 0, stdout, stderr: String(stderr) };
}

/** `<hash> blob <size>`, a line of its own, then the text and a newline (git help cat-file, "Batch output"). */
function batch(output: Buffer): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (let at = 0; at < output.length;) {
    const end = output.indexOf('\n', at);
    const header = output.toString('utf8', at, end);
    const [, hash = '', size] = /^([0-9a-f]+) blob (\d+)$/.exec(header) ?? [];
    if (size === undefined) throw new CommandError(`git has no such file: ${header}`);
    texts.set(hash, output.toString('utf8', end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return texts;
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
