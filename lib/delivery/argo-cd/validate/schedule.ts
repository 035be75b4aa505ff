const NAMES = {
  month: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  day: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
};

interface Field {
  readonly min: number;
  readonly max: number;
  /** Names for the values from `min` on. */
  readonly names?: readonly string[];
}

/** Minute, hour, day of the month, month, day of the week: 0 is Sunday, and 7 is refused. */
const FIELDS: readonly Field[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: NAMES.month },
  { min: 0, max: 6, names: NAMES.day },
];

/** Whether a text is a schedule as Argo CD reads it (robfig/cron v3, five fields, no descriptors like `@daily`). */
export function isCron(text: string): boolean {
  const parts = text.trim().split(/\s+/);
  return parts.length === FIELDS.length && FIELDS.every((field, index) => isField(parts[index] ?? '', field));
}

function isField(text: string, field: Field): boolean {
  return text.split(',').every((item) => isRange(item, field));
}

function isRange(text: string, field: Field): boolean {
  const [range = '', step, ...more] = text.split('/');
  if (more.length > 0 || (step !== undefined && !/^0*[1-9]\d{0,8}$/.test(step))) return false;
  if (range === '*' || range === '?') return true;
  const [first = '', last = first, ...others] = range.split('-');
  const [from, to] = [valueOf(first, field), valueOf(last, field)];
  return others.length === 0 && from >= field.min && to <= field.max && from <= to;
}

function valueOf(text: string, { min, names = [] }: Field): number {
  const index = names.indexOf(text.toLowerCase());
  if (index >= 0) return min + index;
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}

const SECONDS: Readonly<Record<string, number>> = {
  h: 3600,
  m: 60,
  s: 1,
  ms: 1e-3,
  us: 1e-6,
  µs: 1e-6,
  ns: 1e-9,
};

/** Seconds of a duration as Go writes it (`1h30m`); undefined for any other text, and for zero. */
export function secondsOf(text: string): number | undefined {
  if (!/^((\d+(\.\d*)?|\.\d+)(h|ms|m|us|µs|ns|s))+$/.test(text)) return undefined;
  const steps = [...text.matchAll(/([\d.]+)([a-zµ]+)/g)];
  const seconds = steps.reduce((sum, [, amount, unit = '']) => sum + Number(amount) * (SECONDS[unit] ?? 0), 0);
  // Go counts nanoseconds in 64 bits.
  return seconds >= 1e-9 && seconds < 9e9 ? seconds : undefined;
}

/** Whether Argo CD knows a time zone. For an unknown one it uses UTC without an error. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Z][\w+-]*(\/[A-Z][\w+-]*)*$/.test(text)) return false;
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
    // Go reads the name as a file name, so upper and lower case matter.
    return known === text || known.toLowerCase() !== text.toLowerCase();
  } catch {
    return false;
  }
}
