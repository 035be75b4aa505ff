import { edgesOf } from '../../../lib/model/analysis/edges';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { FLEETS } from '../../support/fleets';
import { PENDING, cluster, entry, fleetOf, gateway, reported, reportedEntry, weighted } from '../facts';

const FRONTEND = 'frontend/frontend';

/** Edges in short: `eu+us frontend/frontend -> echo.mesh.local in ap by gateway`. */
function edges(fleet: Fleet): readonly string[] {
  return edgesOf(fleet).map(({ clusters, caller, host, exporter, via }) => {
    return `${clusters.join('+')} ${caller} -> ${host} in ${exporter} by ${via}`;
  });
}

test('a cluster that runs the service calls itself locally and the others through their gateways', () => {
  expect(edges(fleetOf())).toEqual([
    `us ${FRONTEND} -> echo.mesh.local in eu by gateway`,
    `eu ${FRONTEND} -> echo.mesh.local in eu by local`,
    `eu ${FRONTEND} -> echo.mesh.local in us by gateway`,
    `us ${FRONTEND} -> echo.mesh.local in us by local`,
  ]);
});

test('clusters that call alike share an edge, and no others do', () => {
  const clusters = ['us', 'eu', 'ap', 'in'].map((name) => cluster(name));
  const entries = [
    entry('all', { exportedBy: ['eu'] }),
    entry('some', { exportedBy: ['eu'], importedBy: ['us', 'in'] }),
  ];
  expect(edges(fleetOf({ clusters, entries }))).toEqual([
    `ap+in+us ${FRONTEND} -> all.mesh.local in eu by gateway`,
    `eu ${FRONTEND} -> all.mesh.local in eu by local`,
    `in+us ${FRONTEND} -> some.mesh.local in eu by gateway`,
    `eu ${FRONTEND} -> some.mesh.local in eu by local`,
  ]);
});

test('every caller has one edge, and * means callers that are not listed', () => {
  const callers = ['b', 'a', 'b'].map((namespace) => ({ namespace, serviceAccount: 'x' }));
  const entries = [
    entry('open', { exportedBy: ['eu'], importedBy: [], callers: undefined }),
    entry('closed', { exportedBy: ['eu'], importedBy: ['us'], callers }),
  ];
  expect(edges(fleetOf({ entries }))).toEqual([
    'us a/x -> closed.mesh.local in eu by gateway',
    'us b/x -> closed.mesh.local in eu by gateway',
    'eu a/x -> closed.mesh.local in eu by local',
    'eu b/x -> closed.mesh.local in eu by local',
    'eu * -> open.mesh.local in eu by local',
  ]);
});

test.each([
  ['waits for the address of its gateway', { gateways: [gateway('us'), gateway('eu', { address: PENDING })] }],
  ['is out of rotation', { clusters: [cluster('us'), cluster('eu', { inRotation: false })] }],
  [
    'has no share of the calls',
    {
      entries: [
        entry('echo', {
          routing: weighted(['eu', 0], ['us', 100]),
        }),
      ],
    },
  ],
])('no edge leads from elsewhere to an exporter that %s', (_title, overrides) => {
  expect(edges(fleetOf(overrides))).toEqual([
    `eu ${FRONTEND} -> echo.mesh.local in eu by local`,
    `eu ${FRONTEND} -> echo.mesh.local in us by gateway`,
    `us ${FRONTEND} -> echo.mesh.local in us by local`,
  ]);
});

test('clusters of other repositories are called, with hosts that only they declare, and do not call', () => {
  const entries = ['far', 'echo'].map((id) => reportedEntry('ap', id, { importedBy: ['us', 'ap'] }));
  const fleet = fleetOf({
    reported: [reported('ap', { entries })],
    entries: [entry('echo', { exportedBy: ['eu', 'ap'], importedBy: ['us', 'ap'] })],
  });
  expect(edges(fleet)).toEqual([
    `eu+us ${FRONTEND} -> echo.mesh.local in ap by gateway`,
    `us ${FRONTEND} -> echo.mesh.local in eu by gateway`,
    `eu ${FRONTEND} -> echo.mesh.local in eu by local`,
    `us ${FRONTEND} -> far.mesh.local in ap by gateway`,
  ]);
});

test('edges are sorted by host, whatever the paths are and whoever runs it', () => {
  const entries = [
    entry('1', { host: 'c.mesh.local', exportedBy: ['us'] }),
    entry('2', { host: 'b.mesh.local', exportedBy: ['eu'] }),
    entry('3', { host: 'a.mesh.local', exportedBy: ['us'] }),
  ];
  const hosts = edgesOf(fleetOf({ entries })).map(({ host }) => host);
  expect([...new Set(hosts)]).toEqual(['a.mesh.local', 'b.mesh.local', 'c.mesh.local']);
  expect(hosts).toEqual([...hosts].sort());
});

test.each(FLEETS)('%s: every edge is listed once, with its clusters in order', (_title, fleet) => {
  const all = edgesOf(fleet).flatMap(({ clusters, ...edge }) => clusters.map((cluster) => ({ ...edge, cluster })));
  expect(new Set(all.map((edge) => JSON.stringify(edge))).size).toBe(all.length);
  for (const { clusters } of edgesOf(fleet)) expect(clusters).toEqual([...clusters].sort());
});

test.each(FLEETS)('%s: local calls stay in one cluster, and no others do', (_title, fleet) => {
  for (const { via, exporter, clusters } of edgesOf(fleet)) {
    if (via === 'local') expect(clusters).toEqual([exporter]);
    else expect(clusters).not.toContain(exporter);
  }
});
