/** An error of the disk or of a file on it, as a sentence for people. */
export class DiskError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DiskError';
    // It is about the user's disk; where the library noticed it helps nobody.
    this.stack = `${this.name}: ${message}`;
  }
}

/** What happened, and what to do about it, by the code of the operating system. */
const MEANINGS: Readonly<Record<string, readonly [what: string, fix: string]>> = {
  EACCES: ['permission denied', 'give it to the user who runs synth'],
  EPERM: ['permission denied', 'give it to the user who runs synth'],
  EROFS: ['the file system is read-only', 'make it writable, or use another outdir'],
  ENOSPC: ['no space left on the device', 'free some space'],
  EDQUOT: ['the disk quota is used up', 'free some space'],
  ENAMETOOLONG: ['the path is too long for this file system', 'shorten the ids, or use another outdir'],
  EISDIR: ['there is a directory where a file is needed', 'move or delete it'],
  ENOTDIR: ['there is a file where a directory is needed', 'move or delete it'],
};

/** Does something with one path. An error of the operating system tells which, whatever call it came from. */
export function onDisk<Result>(path: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    if (isOfTheSystem(error)) error.path = path;
    throw error;
  }
}

/** Does something with the disk. What the operating system refuses becomes one sentence, and `state` says what it left. */
export function withDiskErrors<Result>(state: () => string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    if (!isOfTheSystem(error)) throw error;
    const { code, path, message } = error;
    const [what, fix] = MEANINGS[code] ?? [message, 'fix that'];
    throw new DiskError(`${path ?? 'the disk'}: ${what} (${code}); ${fix}, and synth again. ${state()}`);
  }
}

/** The start of a list of names, and the number of the rest. */
export function firstOf(names: readonly string[]): string {
  const rest = names.length - 10;
  return [...names.slice(0, 10), ...(rest > 0 ? [`and ${rest} more`] : [])].map((name) => `  ${name}`).join('\n');
}

function isOfTheSystem(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return typeof error === 'object' && error !== null && 'syscall' in error && 'code' in error;
}
