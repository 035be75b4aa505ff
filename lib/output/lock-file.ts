import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Lock, LockFault, Member } from '../model/lock';
import { fields, mapOf, that } from '../model/shape';

/** Version of the file's form; it grows when a reader of the old form would misunderstand the new one. */
const VERSION = 1;

/** What the file holds besides its version. */
interface LockInFile {
  readonly mesh: string;
  readonly members: Readonly<Record<string, Member>>;
}

const FORM = fields({
  version: that((value) => value === VERSION),
  mesh: that((value) => typeof value === 'string'),
  members: mapOf(fields({ called: that((value) => typeof value === 'boolean') })),
});

const WITHOUT = 'without the file nobody knows which clusters are called';

/** The lock that the last synth wrote; undefined: there was none. */
export function readLock(file: string): Lock | LockFault | undefined {
  return existsSync(file) ? parseLock(readFileSync(file, 'utf8'), file) : undefined;
}

/** Writes a lock unless it stands there already. Whoever reads meanwhile sees the old one or the new one. */
export function writeLock(file: string, lock: Lock): void {
  const text = formatLock(lock);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  const staged = `${file}.tmp`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(staged, text);
  renameSync(staged, file);
}

export function formatLock({ mesh, members }: Lock): string {
  return `${JSON.stringify({ version: VERSION, mesh, members: Object.fromEntries(members) }, null, 2)}\n`;
}

/** Reads the text of a lock. Nothing is guessed: with a wrong lock a wrong order would pass. */
export function parseLock(text: string, file: string): Lock | LockFault {
  const value = parsed(text);
  if (value === undefined) return notJson(text, file);
  const misfit = FORM(value);
  if (misfit === undefined) {
    const { mesh, members } = value as LockInFile;
    return { mesh, members: new Map(Object.entries(members)) };
  }
  const given = misfit.value ?? null;
  if (misfit.at !== '.version') {
    return {
      what: `${file} is not what synth writes${misfit.at && ` at ${misfit.at}`}`,
      value: given,
      fix: restore(file),
    };
  }
  const fix = 'synthesize with a release of cdk8s-mesh that writes this version';
  return { what: `${file} is not of version ${VERSION}`, value: given, fix };
}

function notJson(text: string, file: string): LockFault {
  if (!/^(?:<{7}|={7}|>{7})/m.test(text)) {
    return { what: `${file} is not JSON`, value: text.slice(0, 40), fix: restore(file) };
  }
  return {
    what: `${file} has the marks of a merge conflict`,
    fix: `keep the side of the branch that is applied (git checkout --ours or --theirs ${file}) and synth again; ${WITHOUT}`,
  };
}

function restore(file: string): string {
  return `bring back what was committed (git checkout -- ${file}) and synth again; ${WITHOUT}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
