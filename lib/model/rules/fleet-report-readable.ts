import type { Rule } from './rule';

/** A cluster of another repository is only known from its report. */
export const fleetReportReadable: Rule = {
  id: 'fleet-report-readable',
  *check({ reported }) {
    for (const { path, fault } of reported) {
      if (fault !== undefined) yield { path, ...fault };
    }
  },
};
