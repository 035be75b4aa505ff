import { inMebibytes, sidecarSizes } from '../../../lib/model/analysis/sidecar-size';
import type { SidecarSize } from '../../../lib/model/analysis/sidecar-size';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { PENDING, cluster, entry, fleetOf, gateway, namespace, port, service } from '../facts';
import type { FleetOverrides } from '../facts';

function sizes(fleet: Fleet, of: string): Record<string, Omit<SidecarSize, 'clusters' | 'namespace' | 'bytes'>> {
  const rows = sidecarSizes(fleet).filter((row) => row.clusters.includes(of));
  return Object.fromEntries(
    rows.map(({ namespace, hosts, envoyClusters, endpoints }) => [namespace, { hosts, envoyClusters, endpoints }]),
  );
}

const called = entry('called', { exportedBy: ['eu'] });

test('a host reaches the namespaces of its callers and, where it runs, its own', () => {
  const fleet = fleetOf({ entries: [called] });
  const one = { hosts: 1, envoyClusters: 1, endpoints: 1 };
  expect(sizes(fleet, 'us')).toEqual({ frontend: one });
  expect(sizes(fleet, 'eu')).toEqual({ echo: one, frontend: one });
});

test('a host without callers reaches every namespace, and counts in the rows of those that have more', () => {
  const fleet = fleetOf({ entries: [called, entry('open', { callers: undefined, exportedBy: ['eu'] })] });
  expect(sizes(fleet, 'us')).toEqual({
    '*': { hosts: 1, envoyClusters: 1, endpoints: 1 },
    frontend: { hosts: 2, envoyClusters: 2, endpoints: 2 },
  });
});

test('callers of one namespace count once', () => {
  const callers = ['a', 'b'].map((serviceAccount) => ({ namespace: 'frontend', serviceAccount }));
  expect(sizes(fleetOf({ entries: [entry('called', { exportedBy: ['eu'], callers })] }), 'us')).toEqual({
    frontend: { hosts: 1, envoyClusters: 1, endpoints: 1 },
  });
});

test('every port is an Envoy cluster, and has every gateway address and the own pods as endpoints', () => {
  const ports = [port(), port({ name: 'grpc', port: 90 })];
  const addresses = { type: 'IPAddress', values: ['192.0.2.1', '192.0.2.2'], externalDns: false } as const;
  const fleet = fleetOf({
    gateways: [gateway('us'), gateway('eu'), gateway('eu', { id: 'second', address: addresses })],
    entries: [entry('echo', { service: service({ ports }) })],
  });
  expect(sizes(fleet, 'us').frontend).toEqual({ hosts: 1, envoyClusters: 2, endpoints: 2 * (1 + 3) });
  expect(sizes(fleet, 'eu').frontend).toEqual({ hosts: 1, envoyClusters: 2, endpoints: 2 * (1 + 1) });
});

test.each<[string, FleetOverrides]>([
  ['is withheld', { gateways: [gateway('us'), gateway('eu', { address: PENDING })] }],
  ['is not imported', { entries: [entry('called', { exportedBy: ['eu'], importedBy: [] })] }],
])('a host that %s adds nothing', (_title, overrides) => {
  expect(sizes(fleetOf({ entries: [called], ...overrides }), 'us')).toEqual({});
});

test('a list of what a namespace calls changes nothing: every host that it may call is in its Sidecar', () => {
  const entries = [called, entry('open', { callers: undefined })];
  const fleet = fleetOf({ entries, namespaces: [namespace('us', 'frontend', { egress: [] })] });
  expect(sidecarSizes(fleet)).toEqual(sidecarSizes(fleetOf({ entries })));
});

test('a port of a host is 3,200 bytes and an endpoint 400', () => {
  const twoPorts = service({ ports: [port(), port({ name: 'grpc', port: 90 })] });
  const fleet = fleetOf({ entries: [entry('echo', { service: twoPorts, importedBy: [] })] });
  expect(sidecarSizes(fleet).map(({ bytes }) => bytes)).toEqual([2 * 3200 + 4 * 400, 2 * 3200 + 4 * 400]);
});

test('bytes grow by more for a host than for an endpoint, and in step with both', () => {
  const bytes = (exporters: readonly string[], hosts: number): number => {
    const clusters = ['us', 'eu', 'ap'].map((name) => cluster(name));
    const entries = Array.from({ length: hosts }, (_, index) => entry(`h${index}`, { exportedBy: exporters }));
    return sidecarSizes(fleetOf({ clusters, entries })).find((row) => row.clusters.includes('us'))?.bytes ?? 0;
  };
  const endpoint = bytes(['eu', 'ap'], 1) - bytes(['eu'], 1);
  expect(endpoint).toBeGreaterThan(0);
  expect(bytes(['eu'], 1)).toBeGreaterThan(2 * endpoint);
  expect(bytes(['eu'], 10)).toBe(10 * bytes(['eu'], 1));
});

test('clusters share a row where a namespace learns as much, and rows are sorted by namespace and first cluster', () => {
  const clusters = ['us', 'eu', 'ap', 'in'].map((name) => cluster(name));
  const entries = [
    entry('open', { callers: undefined, importedBy: ['ap'] }),
    entry('echo'),
    entry('second', { exportedBy: ['eu'], importedBy: [] }),
  ];
  const rows = sidecarSizes(fleetOf({ clusters, entries }));
  expect(rows.map((row) => `${row.namespace} ${row.clusters.join('+')}: ${row.hosts} and ${row.endpoints}`)).toEqual([
    '* ap+eu+us: 1 and 2',
    'echo eu: 3 and 5',
    'echo us: 2 and 4',
    'frontend ap+us: 2 and 4',
    'frontend eu: 3 and 5',
    'frontend in: 1 and 2',
  ]);
});

test.each([
  [0, '0 MiB'],
  [1, '0.01 MiB'],
  [2 ** 20, '1 MiB'],
  [10 * 2 ** 20 + 1, '10.01 MiB'],
])('%i bytes are %s for people', (bytes, text) => {
  expect(inMebibytes(bytes)).toBe(text);
});
