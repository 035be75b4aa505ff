import { fleetReportReadable } from '../../../lib/model/rules/fleet-report-readable';
import { fleetOf, reported } from '../facts';
import { ruleTest } from './rule-test';

const outdated = { what: 'the report is not of version 1', value: 0, fix: 'synthesize both' };
const unreadable = { what: 'the report is not the JSON of a fleet', fix: 'give the text' };

ruleTest(fleetReportReadable, {
  valid: [
    ['there may be no report', fleetOf()],
    ['a report without a fault is readable', fleetOf({ reported: [reported('ap')] })],
  ],
  invalid: [
    [
      'fails for every report with a fault, and says which',
      fleetOf({
        reported: [reported('jp', { fault: outdated }), reported('ap'), reported('br', { fault: unreadable })],
      }),
      [
        { path: 'training-mesh/br', what: /^the report is not the JSON of a fleet$/, value: undefined, fix: /give/ },
        { path: 'training-mesh/jp', what: /^the report is not of version 1$/, value: 0, fix: /synthesize both/ },
      ],
    ],
  ],
});
