import type { Rule } from './rule';

/** Without its report nothing is known of a cluster that another repository writes. */
export const fleetReportReadable: Rule = {
  id: 'fleet-report-readable',
  *check({ reported }) {
    for (const { path, fault } of reported) {
      if (fault !== undefined) yield { path, ...fault };
    }
  },
};
