import { spawnSync } from 'node:child_process';
import { posix, relative, resolve, sep } from 'node:path';
import { CommandError } from '../../command-error';

/** A git repository, read without touching the working tree or the index. */
export class Repository {
  private constructor(
    private readonly folder: string,
    /** Path of the folder from the top of the repository. */
    private readonly prefix: string,
  ) {}

  /** The repository that contains a folder. */
  static around(folder: string): Repository {
    const { ok, stdout, stderr } = git(folder, ['rev-parse', '--show-prefix']);
    if (!ok) throw new CommandError(`git cannot read a repository in ${folder}: ${firstLine(stderr)}`);
    return new Repository(folder, String(stdout).trimEnd());
  }

  /** Path from the top of the repository, with slashes but without a trailing one; empty: the top itself. */
  pathOf(directory: string): string {
    const below = relative(this.folder, resolve(this.folder, directory)).split(sep).join('/');
    const path = posix.join(this.prefix, below);
    if (path === '..' || path.startsWith('../')) {
      throw new CommandError(`${directory} is outside of the git repository`);
    }
    return path === '.' ? '' : path.replace(/\/$/, '');
  }

  /** The hash of the commit that a branch, a tag or an abbreviated hash names. */
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
      `git cannot find commit "${ref}". Check the spelling, or fetch it (actions/checkout needs fetch-depth: 0)`,
    );
  }

  /** Hash of every file below a folder of a commit, by its path relative to the folder. */
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

  /** Texts of files by their hashes. One git process reads all of them. */
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
    throw new CommandError('git was not found: install it, or add it to PATH');
  }
  if (error !== undefined) throw error;
  return { ok: status === 0, stdout, stderr: String(stderr) };
}

/** Each file is a line `<hash> blob <size>`, then the text and a newline (git help cat-file, "Batch output"). */
function batch(output: Buffer): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (let at = 0; at < output.length;) {
    const end = output.indexOf('\n', at);
    const header = output.toString('utf8', at, end);
    const [, hash = '', size] = /^([0-9a-f]+) blob (\d+)$/.exec(header) ?? [];
    if (size === undefined) throw new CommandError(`git cannot find a file: ${header}`);
    texts.set(hash, output.toString('utf8', end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return texts;
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
