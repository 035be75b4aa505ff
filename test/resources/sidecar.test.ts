import type { NamespaceFacts } from '../../lib/model/facts/namespace';
import { namespaceSidecar } from '../../lib/resources/sidecar';
import { PENDING, cluster, entry, fleetOf, gateway, namespace, reported, service } from '../model/facts';
import type { FleetOverrides } from '../model/facts';
import { validate } from '../schemas/validator';

const FRONTEND = [{ namespace: 'frontend', serviceAccount: 'frontend' }];

/** Runs in eu only: us calls it and eu runs it. */
const pinned = entry('pinned', { host: 'echo.eu.mesh.local', exportedBy: ['eu'], callers: FRONTEND });
const everywhere = entry('everywhere', { host: 'echo.mesh.local', callers: FRONTEND });

interface Asked {
  readonly cluster?: string;
  readonly namespace?: string;
  readonly egress?: NamespaceFacts['egress'];
}

/** Hosts of the Sidecar that a namespace gets in a cluster; undefined: it gets none. */
function hostsOf(overrides: FleetOverrides, asked: Asked = {}): unknown {
  const { cluster: name = 'us', namespace: owner = 'frontend' } = asked;
  const fleet = fleetOf(overrides);
  const facts = fleet.cluster(name);
  if (facts === undefined) throw new Error(`there is no cluster "${name}"`);
  const egress = 'egress' in asked ? asked.egress : [];
  const [sidecar, ...others] = namespaceSidecar(namespace(name, owner, { egress }), facts, fleet);
  expect(others).toEqual([]);
  if (sidecar === undefined) return undefined;
  expect(validate(sidecar)).toEqual([]);
  expect(sidecar.metadata).toEqual({ name: 'default', namespace: owner });
  const { egress: listeners, ...rest } = sidecar.spec as { egress: { hosts: string[] }[] };
  expect([listeners.length, rest]).toEqual([1, {}]);
  return listeners[0]?.hosts;
}

describe('the Sidecar of a namespace', () => {
  test('is not written where the namespace has no egress', () => {
    expect(hostsOf({ entries: [pinned] }, { egress: undefined })).toBeUndefined();
  });

  test('has its own namespace, that of istiod and those listed, sorted and each once', () => {
    const egress = ['shop', 'frontend', 'billing', 'shop', 'istio-system'];
    expect(hostsOf({ entries: [] }, { egress })).toEqual(['./*', 'billing/*', 'istio-system/*', 'shop/*']);
  });

  test('names the namespace in which this istiod runs', () => {
    const existing = { ...cluster('us').istio, managed: false, namespace: 'istio-control' };
    const clusters = [cluster('us', { istio: existing }), cluster('eu')];
    expect(hostsOf({ clusters, entries: [] })).toEqual(['./*', 'istio-control/*']);
  });

  test('has a host in the namespace of imports where it is only called, and in that of its Service where it runs', () => {
    const entries = [pinned, everywhere];
    expect(hostsOf({ entries }, { cluster: 'us' })).toEqual([
      './*',
      'echo/echo.mesh.local',
      'istio-system/*',
      'mesh-imports/echo.eu.mesh.local',
    ]);
    expect(hostsOf({ entries }, { cluster: 'eu' })).toEqual([
      './*',
      'echo/echo.eu.mesh.local',
      'echo/echo.mesh.local',
      'istio-system/*',
    ]);
  });

  test('leaves out hosts that the namespace may not call, that the cluster does not know and that are its own', () => {
    const elsewhere = entry('elsewhere', { exportedBy: ['eu'], importedBy: [] });
    expect(hostsOf({ entries: [pinned, everywhere] }, { namespace: 'batch' })).toEqual(['./*', 'istio-system/*']);
    expect(hostsOf({ entries: [elsewhere] })).toEqual(['./*', 'istio-system/*']);
    const own = { ...everywhere, callers: undefined };
    expect(hostsOf({ entries: [own] }, { namespace: 'echo' })).toEqual(['./*', 'istio-system/*']);
  });

  test('has the hosts that list no callers, in the namespace of the Service too where that only calls', () => {
    const open = entry('open', { exportedBy: ['eu'], callers: undefined });
    for (const owner of ['batch', 'echo']) {
      expect(hostsOf({ entries: [open] }, { namespace: owner })).toEqual([
        './*',
        'istio-system/*',
        'mesh-imports/open.mesh.local',
      ]);
    }
  });

  test('has no single hosts of a namespace that is listed whole', () => {
    const entries = [pinned, everywhere];
    expect(hostsOf({ entries }, { egress: ['echo'] })).toEqual([
      './*',
      'echo/*',
      'istio-system/*',
      'mesh-imports/echo.eu.mesh.local',
    ]);
    expect(hostsOf({ entries }, { egress: ['echo', 'mesh-imports'] })).toEqual([
      './*',
      'echo/*',
      'istio-system/*',
      'mesh-imports/*',
    ]);
  });

  test("has the Service's own name where that is global, and only where the Service runs", () => {
    const clusters = ['us', 'eu', 'ap'].map((name) => cluster(name));
    const entries = [entry('global', { globalServiceName: true })];
    expect(hostsOf({ clusters, entries }, { cluster: 'us' })).toEqual([
      './*',
      'echo/echo.echo.svc.cluster.local',
      'echo/global.mesh.local',
      'istio-system/*',
    ]);
    expect(hostsOf({ clusters, entries }, { cluster: 'ap' })).toEqual([
      './*',
      'istio-system/*',
      'mesh-imports/global.mesh.local',
    ]);
  });

  test('names a Service that several hosts mean once', () => {
    const entries = ['a', 'b'].map((id) => entry(id, { globalServiceName: true }));
    expect(hostsOf({ entries })).toEqual([
      './*',
      'echo/a.mesh.local',
      'echo/b.mesh.local',
      'echo/echo.echo.svc.cluster.local',
      'istio-system/*',
    ]);
  });

  test.each([
    ['its only exporter waits for an address', { gateways: [gateway('us'), gateway('eu', { address: PENDING })] }],
    ['its only exporter is not in rotation', { clusters: [cluster('us'), cluster('eu', { inRotation: false })] }],
  ])('leaves a host out where it is withheld, because %s', (_title, overrides) => {
    expect(hostsOf({ ...overrides, entries: [pinned] }, { cluster: 'us' })).toEqual(['./*', 'istio-system/*']);
    expect(hostsOf({ ...overrides, entries: [pinned] }, { cluster: 'eu' })).toContain('echo/echo.eu.mesh.local');
  });

  test('has the hosts that come along with a cluster which another repository writes', () => {
    const adopted = { ...pinned, path: 'training-mesh/ap/adopted', exportedBy: ['ap'], importedBy: ['us'] };
    expect(hostsOf({ entries: [], reported: [reported('ap', { entries: [adopted] })] })).toEqual([
      './*',
      'istio-system/*',
      'mesh-imports/echo.eu.mesh.local',
    ]);
  });

  test('does not depend on the order in which anything is declared', () => {
    const billing = entry('billing', { service: service({ namespace: 'billing', name: 'billing' }) });
    const entries = [pinned, everywhere, billing];
    expect(hostsOf({ entries: [...entries].reverse() }, { egress: ['b', 'a'] })).toEqual(
      hostsOf({ entries }, { egress: ['a', 'b'] }),
    );
  });
});
