import { reportedCluster } from '../../../lib/model/report/read-report';
import { upgraded } from '../../../lib/model/report/version-1';
import { fleetReport } from '../../../lib/output/report/fleet-report';
import { entry, fleetOf, ordered, standby, weighted } from '../facts';

const fleet = fleetOf({
  entries: [
    entry('nearest'),
    entry('ordered', { routing: ordered('eu', 'us') }),
    entry('standby', { routing: standby('eu', 'us') }),
    entry('weighted', { routing: weighted(['us', 80], ['eu', 20]) }),
  ],
});
const report = fleetReport(fleet);

/** What version 1 wrote for the same fleet. */
const OLD: Readonly<Record<string, object>> = {
  nearest: { failoverOrder: [], localFirst: true, weights: [] },
  ordered: { failoverOrder: ['eu', 'us'], localFirst: true, weights: [] },
  standby: { failoverOrder: ['eu', 'us'], localFirst: false, weights: [] },
  weighted: {
    failoverOrder: [],
    localFirst: true,
    weights: [
      { cluster: 'us', weight: 80 },
      { cluster: 'eu', weight: 20 },
    ],
  },
};
const version1 = {
  ...report,
  version: 1,
  hosts: report.hosts.map((host) => ({ ...host, routing: undefined, ...OLD[host.id] })),
};

test('a report of version 1 is read like one of version 2', () => {
  expect(upgraded(version1)).toEqual(report);
  const read = (text: string): unknown => reportedCluster('mesh/eu', 'eu', fleet.mesh, text);
  expect(read(JSON.stringify(version1))).toEqual(read(JSON.stringify(report)));
  expect(read(JSON.stringify(version1))).toMatchObject({ fault: undefined });
});

test.each([null, 'text', [], {}, { version: 1 }, { version: 1, hosts: [null, 1, {}] }, report])(
  '%j stays what it is, or is at fault',
  (value) => {
    expect(() => upgraded(value)).not.toThrow();
    const { fault } = reportedCluster('mesh/eu', 'eu', fleet.mesh, JSON.stringify(value));
    expect(fault === undefined).toBe(value === report);
  },
);
