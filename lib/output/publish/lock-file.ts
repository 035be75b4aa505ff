import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Lock, LockFault, Member } from '../../model/report/lock';
import { parseJson } from '../../model/validate/json';
import { fields, mapOf, optional, matching } from '../../model/validate/shape';
import { onDisk, withDiskErrors } from './disk-error';

/** Version of the file's form; it grows when a reader of the old form would misunderstand the new one. */
const VERSION = 1;

/** The contents of the file, apart from its version. */
interface LockInFile {
  readonly mesh: string;
  readonly members: Readonly<Record<string, Member>>;
  readonly charts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const FORM = fields({
  version: matching((value) => value === VERSION),
  mesh: matching((value) => typeof value === 'string'),
  members: mapOf(fields({ called: matching((value) => typeof value === 'boolean') })),
  charts: optional(mapOf(mapOf(matching((value) => typeof value === 'string' && /^sha256:[\da-f]{64}$/.test(value))))),
});

const WITHOUT = 'without the file nobody knows which clusters are called';

/** The lock that the last synth wrote; undefined: there was none. */
export function readLock(file: string): Lock | LockFault | undefined {
  if (!existsSync(file)) return undefined;
  return parseLock(
    withDiskErrors(
      () => 'Nothing was written.',
      () => onDisk(file, () => readFileSync(file, 'utf8')),
    ),
    file,
  );
}

/** Writes a lock unless the file already has it. A reader sees the old lock or the new one, never a part. */
export function writeLock(file: string, lock: Lock): void {
  withDiskErrors(
    () => 'The output is written; this file is as it was.',
    () => {
      onDisk(file, () => {
        replace(file, formatLock(lock));
      });
    },
  );
}

function replace(file: string, text: string): void {
  // A run that was killed may have left one.
  const staged = `${file}.tmp`;
  rmSync(staged, { force: true });
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(staged, text);
  renameSync(staged, file);
}

export function formatLock({ mesh, members, charts }: Lock): string {
  const inFile: LockInFile = {
    mesh,
    members: Object.fromEntries(members),
    ...(charts.size > 0 && {
      charts: Object.fromEntries([...charts].map(([name, each]) => [name, Object.fromEntries(each)])),
    }),
  };
  return `${JSON.stringify({ version: VERSION, ...inFile }, null, 2)}\n`;
}

/** Reads the text of a lock. Nothing is guessed: with a wrong lock a wrong order would pass. */
export function parseLock(text: string, file: string): Lock | LockFault {
  const value = parseJson(text);
  if (value === undefined) return notJson(text, file);
  const misfit = FORM(value);
  if (misfit === undefined) {
    const { mesh, members, charts = {} } = value as LockInFile;
    const pins = Object.entries(charts).map(([name, each]) => [name, new Map(Object.entries(each))] as const);
    return { mesh, members: new Map(Object.entries(members)), charts: new Map(pins) };
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
