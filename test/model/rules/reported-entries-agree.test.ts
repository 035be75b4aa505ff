import type { EntryFacts } from '../../../lib/model/facts/entry';
import type { DeclaredEntry } from '../../../lib/model/fleet/declared';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { reportedEntriesAgree } from '../../../lib/model/rules/reported-entries-agree';
import { entry, fleetOf, port, reported, reportedEntry, service, ordered } from '../facts';
import { ruleTest } from './rule-test';

const path = 'training-mesh/echo';
const web = { namespace: 'web', serviceAccount: 'web' };

/** Both declare the host; without a say otherwise, us, which this program writes, and ap run it, and ap leads. */
function both(here: Partial<DeclaredEntry>, there: Partial<EntryFacts> = {}): Fleet {
  const exportedBy = ['ap', 'us'];
  return fleetOf({
    entries: [entry('echo', { exportedBy, ...here })],
    reported: [reported('ap', { entries: [reportedEntry('ap', 'echo', { exportedBy, ...there })] })],
  });
}

/** Only others declare the host, each in the report of its cluster. */
function others(...reports: readonly (readonly [string, Partial<EntryFacts>])[]): Fleet {
  return fleetOf({
    entries: [],
    reported: reports.map(([name, facts]) => reported(name, { entries: [reportedEntry(name, 'quotes', facts)] })),
  });
}

const quotes = { exportedBy: ['ap', 'br', 'jp'] };

describe('of hosts that both declare', () => {
  ruleTest(reportedEntriesAgree, {
    valid: [
      ['nothing is reported', fleetOf()],
      ['both say the same', both({})],
      [
        'order and what concerns one side only may differ',
        both(
          { exportedBy: ['ap', 'us'], callers: [web, { namespace: 'a', serviceAccount: 'a' }, web] },
          {
            exportedBy: ['us', 'ap'],
            importedBy: ['eu'],
            callers: [{ namespace: 'a', serviceAccount: 'a' }, web],
            routing: ordered('ap', 'us'),
            service: service({ selector: { app: 'other' }, ports: [port({ name: 'web', targetPort: 1 })] }),
          },
        ),
      ],
      [
        'clusters that import the host need not be the same, as long as who leads lists those of this program',
        both({ importedBy: ['eu'] }, { importedBy: ['eu', 'br'] }),
      ],
      [
        'who leads may change what the others have not yet followed',
        both({ exportedBy: ['us', 'eu', 'ap'], callers: [web] }, { exportedBy: ['us', 'ap'] }),
      ],
      [
        'who leads may name a cluster whose repository does not know the host yet',
        fleetOf({ entries: [entry('echo', { exportedBy: ['us', 'ap'] })], reported: [reported('ap')] }),
      ],
      [
        'a report that tells nothing is left to fleet-report-readable',
        fleetOf({
          entries: [entry('echo', { exportedBy: ['ap'] })],
          reported: [reported('ap', { fault: { what: 'a', fix: 'b' } })],
        }),
      ],
    ],
    invalid: [
      [
        'fails for other exporters than those of who leads',
        both({ exportedBy: ['ap', 'us', 'eu'] }),
        [
          {
            path,
            what: /report of "ap" has the host "echo\.mesh\.local" with other exportedBy$/,
            value: { here: { exportedBy: ['ap', 'eu', 'us'] }, there: { exportedBy: ['ap', 'us'] } },
            fix: /first cluster of exportedBy leads/,
          },
        ],
      ],
      [
        'fails for other callers',
        both({}, { callers: [web] }),
        [
          {
            path,
            what: /with other callers$/,
            value: { here: { callers: ['frontend/frontend'] }, there: { callers: ['web/web'] } },
          },
        ],
      ],
      [
        'fails for callers where the other side lets anybody call',
        both({}, { callers: undefined }),
        [{ path, value: { here: { callers: ['frontend/frontend'] }, there: { callers: 'anybody' } } }],
      ],
      ...(
        [
          ['namespace', { namespace: 'other' }, 'service'],
          ['name', { name: 'other' }, 'service'],
          ['service account', { serviceAccount: 'other' }, 'serviceAccount'],
          ['port', { ports: [port({ port: 8080 })] }, 'ports'],
          ['protocol', { ports: [port({ protocol: 'GRPC' })] }, 'ports'],
        ] as const
      ).map(
        ([title, facts, field]) =>
          [
            `fails for another ${title}`,
            both({}, { service: service(facts) }),
            [{ path, what: new RegExp(`with other ${field}$`) }],
          ] as const,
      ),
      [
        'fails where the own name of the Service is global on one side only',
        both({ globalServiceName: true }),
        [{ path, what: /with other globalServiceName$/ }],
      ],
      [
        'fails once for everything that differs',
        both({ callers: [web] }, { service: service({ serviceAccount: 'other' }) }),
        [{ path, what: /with other serviceAccount, callers$/ }],
      ],
      [
        'fails for clusters of this program that who leads does not let call',
        both({ exportedBy: ['ap'], importedBy: ['us', 'eu', 'br', 'ap'] }, { exportedBy: ['ap'], importedBy: ['us'] }),
        [
          {
            path,
            what: /report of "ap" .* without these clusters in importedBy$/,
            value: ['eu'],
            fix: /list them there/,
          },
        ],
      ],
      [
        'fails once for a cluster of this program that runs the host as it says alone',
        both({ importedBy: ['us'] }, { exportedBy: ['ap'], importedBy: [] }),
        [{ path, what: /with other exportedBy$/ }],
      ],
      [
        'fails for a host that who leads does not declare',
        fleetOf({ entries: [entry('echo', { exportedBy: ['ap', 'us'] })], reported: [reported('ap')] }),
        [{ path, what: /report does not have the host/, value: 'echo.mesh.local', fix: /of "ap" first, or put/ }],
      ],
      [
        'fails once where two repositories would lead',
        both({ exportedBy: ['us', 'ap'] }, { exportedBy: ['ap', 'us'] }),
        [
          {
            path,
            what: /^"us" is the first of exportedBy here, and another cluster in the report of "ap"$/,
            value: { here: ['us', 'ap'], there: ['ap', 'us'] },
          },
        ],
      ],
    ],
  });
});

describe('of hosts that only others declare', () => {
  ruleTest(reportedEntriesAgree, {
    valid: [
      ['one repository declares the host', others(['ap', {}])],
      ['several say the same', others(['ap', quotes], ['br', quotes], ['jp', quotes])],
    ],
    invalid: [
      [
        'fails for a host that a cluster of this program runs, as another repository says',
        others(['ap', { exportedBy: ['ap', 'us'] }]),
        [
          {
            path: 'training-mesh/ap',
            what: /says that "us" runs a host which this program does not declare/,
            value: 'quotes.mesh.local',
            fix: /take "us" out of it there/,
          },
        ],
      ],
      [
        'fails once where several reports say so',
        others(['ap', { exportedBy: ['ap', 'br', 'us'] }], ['br', { exportedBy: ['ap', 'br', 'us'] }]),
        [{ path: 'training-mesh/ap', what: /"us"/ }],
      ],
      [
        'fails for reports that do not agree',
        others(['ap', quotes], ['br', { ...quotes, callers: [web] }]),
        [
          {
            path: 'training-mesh/br',
            what: /reports of "ap" and "br" have the host "quotes\.mesh\.local" with other callers$/,
            value: { ap: { callers: ['frontend/frontend'] }, br: { callers: ['web/web'] } },
          },
        ],
      ],
      [
        'fails once for clusters of one repository, which say the same',
        others(['ap', quotes], ['br', { ...quotes, callers: [web] }], ['jp', { ...quotes, callers: [web] }]),
        [{ path: 'training-mesh/br' }],
      ],
    ],
  });
});
