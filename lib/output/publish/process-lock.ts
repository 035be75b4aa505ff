import { readFileSync } from 'node:fs';

/** Identifies this process on the machine, also among later ones with the same number: `<pid>-<start>`. */
export function thisProcess(): string {
  return `${process.pid}-${startOf(process.pid) ?? UNKNOWN}`;
}

/** Whether another process than this one still runs. */
export function runsElsewhere(processName: string): boolean {
  const [pid = 0, start = UNKNOWN] = processName.split('-').map(Number);
  if (pid === process.pid || !exists(pid)) return false;
  const now = startOf(pid);
  return now !== ENDED && (start === UNKNOWN || now === undefined || now === start);
}

/** Start time where the operating system does not tell it. */
const UNKNOWN = 0;

/** Start time of a process that was killed and that its parent has not noticed yet. */
const ENDED = -1;

/** Start time in ticks since the machine started; undefined where there is no /proc, or none of this process. */
function startOf(pid: number): number | undefined {
  try {
    // The name of the program is in parentheses and can contain anything. State is field 3, start is field 22.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields[0] === 'Z' ? ENDED : Number(fields[19]);
  } catch {
    return undefined;
  }
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another user may not be asked, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
