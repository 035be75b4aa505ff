import type { Fault } from '../../../model/problems/problem';
import type { ArgoCdSettings } from '../settings';
import { isCron, isTimeZone, secondsOf } from './schedule';

/** Mistakes in sync windows that have the right types. With one bad window Argo CD refuses every sync of the project. */
export function* syncWindowFaults({ syncWindows }: ArgoCdSettings): Generator<Fault> {
  for (const [index, { schedule, duration, timeZone }] of syncWindows.entries()) {
    const place = `syncWindows[${index}]`;
    if (!isCron(schedule)) {
      yield {
        what: `${place}.schedule must be a cron schedule`,
        value: schedule,
        fix: 'give minute, hour, day of the month, month and day of the week (0-6, Sunday is 0), as in "0 8 * * 1-5", and the zone as timeZone',
      };
    }
    if (secondsOf(duration) === undefined) {
      yield {
        what: `${place}.duration must be a duration`,
        value: duration,
        fix: 'give hours, minutes and seconds as Go writes them, as in "10h" or "1h30m"; a day is "24h"',
      };
    }
    if (timeZone === undefined || isTimeZone(timeZone)) continue;
    yield {
      what: `${place}.timeZone is unknown, and Argo CD would use UTC`,
      value: timeZone,
      fix: 'give a name of the IANA time zone database, as in "Europe/Berlin"',
    };
  }
}
