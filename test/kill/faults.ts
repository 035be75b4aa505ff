import fs from 'node:fs';
import type { PathLike } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** What happens to a process, told by the environment variable FAULT. */
export interface Fault {
  /** Killed, stopped, or this error of the operating system from then on. */
  readonly kind: 'kill' | 'stop' | 'ENOSPC' | 'EROFS' | 'EACCES';
  /** Only steps at paths that contain this count. */
  readonly path: string;
  /** Number of the step before which it happens, from 1 on. */
  readonly at: number;
}

/**
 * Loaded into a process before its program (node --require): divides what the program does to the disk
 * into steps, each of them one call of the operating system, and lets the fault happen before one.
 */
const fault = JSON.parse(process.env.FAULT ?? '{"kind":"kill","path":"","at":0}') as Fault;
const real = { ...fs };
let steps = 0;

type Call = 'mkdir' | 'open' | 'write' | 'rename' | 'rmdir' | 'unlink';

function step(call: Call, path: PathLike): void {
  if (!String(path).includes(fault.path)) return;
  steps += 1;
  if (steps < fault.at || fault.at === 0) return;
  if (fault.kind === 'kill') process.kill(process.pid, 'SIGKILL');
  else if (fault.kind === 'stop') process.kill(process.pid, 'SIGSTOP');
  // A full disk still lets files be renamed and removed.
  else if (fault.kind !== 'ENOSPC' || ['mkdir', 'open', 'write'].includes(call)) {
    // The operating system does not tell the path of an open file.
    const where = call === 'write' ? {} : { path: String(path) };
    throw Object.assign(new Error(`${fault.kind}: fault, ${call}`), { code: fault.kind, syscall: call, ...where });
  }
}

const mkdirSync = (path: string, options?: { readonly recursive?: boolean }): void => {
  if (real.existsSync(path) && options?.recursive === true) return;
  if (options?.recursive === true) mkdirSync(path.replace(/\/[^/]*$/, ''), options);
  step('mkdir', path);
  real.mkdirSync(path);
};

const writeFileSync = (path: string, text: string): void => {
  step('open', path);
  const file = real.openSync(path, 'w');
  try {
    step('write', path);
    real.writeSync(file, text.slice(0, text.length / 2));
    step('write', path);
    real.writeSync(file, text.slice(text.length / 2));
  } finally {
    real.closeSync(file);
  }
};

const renameSync = (from: string, to: string): void => {
  step('rename', to);
  real.renameSync(from, to);
};

const rmdirSync = (path: string): void => {
  step('rmdir', path);
  real.rmdirSync(path);
};

const rmSync = (path: string, options?: { readonly recursive?: boolean; readonly force?: boolean }): void => {
  const stats = real.lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined && options?.force === true) return;
  if (stats?.isDirectory() === true && options?.recursive === true) {
    for (const name of real.readdirSync(path)) rmSync(`${path}/${name}`, options);
    rmdirSync(path);
  } else {
    step('unlink', path);
    real.unlinkSync(path);
  }
};

Object.assign(fs, { mkdirSync, writeFileSync, renameSync, rmdirSync, rmSync });
syncBuiltinESMExports();
