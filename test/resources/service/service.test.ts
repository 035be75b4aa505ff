import { CrossClusterServiceEntry, MeshApp, MeshCluster } from '../../../lib/index';
import type { MeshApp as App, Manifest } from '../../../lib/index';
import { CALLERS, ECHO, addGateway, twoClusters } from '../../support/training-mesh';
import type { TrainingMesh } from '../../support/training-mesh';

/** Three clusters; eu and ap carry the same network although their pods cannot reach each other. */
function threeClusters(app: App): TrainingMesh & { readonly ap: MeshCluster } {
  const two = twoClusters(app);
  const ap = new MeshCluster(two.mesh, 'ap', { network: 'eu-net', region: 'ap-south-1' });
  addGateway(ap);
  return { ...two, ap };
}

function spec(cluster: MeshCluster, kind: string, name: string): unknown {
  return cluster.toJson().find((manifest) => manifest.kind === kind && manifest.metadata.name === name)?.spec;
}

function named(cluster: MeshCluster, kind: string): string[] {
  const all = cluster.toJson().filter((manifest: Manifest) => manifest.kind === kind);
  return all.map(({ metadata }) => `${metadata.namespace ?? '-'}/${metadata.name}`);
}

describe('a host that one cluster runs', () => {
  const { mesh, us, eu } = twoClusters(new MeshApp());
  new CrossClusterServiceEntry(mesh, 'echo-eu', {
    host: 'echo.eu.mesh.local',
    service: ECHO,
    exportedBy: [eu],
    callers: CALLERS,
  });

  test('is one network endpoint in a cluster that only calls it, in a namespace of the library', () => {
    expect(named(us, 'ServiceEntry')).toEqual(['mesh-imports/echo-eu-mesh-local']);
    expect(spec(us, 'ServiceEntry', 'echo-eu-mesh-local')).toEqual({
      hosts: ['echo.eu.mesh.local'],
      location: 'MESH_INTERNAL',
      resolution: 'STATIC',
      exportTo: ['frontend'],
      ports: [{ number: 80, name: 'http', protocol: 'HTTP' }],
      subjectAltNames: ['spiffe://corp.local/ns/echo/sa/echo'],
      endpoints: [{ network: 'peer-eu', locality: 'eu-west-1', labels: { 'security.istio.io/tlsMode': 'istio' } }],
    });
    expect(spec(us, 'DestinationRule', 'echo-eu-mesh-local')).toEqual({
      host: 'echo.eu.mesh.local',
      exportTo: ['frontend'],
      trafficPolicy: { connectionPool: { tcp: { maxConnectionDuration: '20s' } } },
    });
  });

  test('selects the pods of its Service where it runs, and the gateway learns it', () => {
    expect(spec(eu, 'ServiceEntry', 'echo-eu-mesh-local')).toMatchObject({
      exportTo: ['.', 'frontend', 'istio-eastwest'],
      ports: [{ number: 80, name: 'http', protocol: 'HTTP', targetPort: 8080 }],
      workloadSelector: { labels: { app: 'echo' } },
    });
    expect(spec(eu, 'Gateway', 'cross-network')).toMatchObject({
      selector: { istio: 'eastwestgateway' },
      servers: [
        { port: { number: 15443, protocol: 'TLS' }, tls: { mode: 'AUTO_PASSTHROUGH' }, hosts: ['echo.eu.mesh.local'] },
      ],
    });
    expect(named(eu, 'WorkloadEntry')).toEqual([]);
    expect(named(eu, 'DestinationRule')).toEqual([]);
  });

  test('gives only the caller an address to dial, once', () => {
    expect(named(us, 'Gateway')).toEqual(['istio-system/peer-eu']);
    expect(named(eu, 'Gateway')).toEqual(['istio-eastwest/cross-network']);
    expect(spec(us, 'Gateway', 'peer-eu')).toEqual({
      gatewayClassName: 'istio-remote',
      addresses: [{ type: 'Hostname', value: 'eastwest.eu.example.com' }],
      listeners: [
        {
          name: 'cross-network',
          port: 15443,
          protocol: 'TLS',
          tls: { mode: 'Passthrough', options: { 'gateway.istio.io/listener-protocol': 'auto-passthrough' } },
        },
      ],
    });
  });

  test('is guarded at the workload, where it runs and nowhere else', () => {
    expect(spec(eu, 'AuthorizationPolicy', 'echo-callers')).toEqual({
      selector: { matchLabels: { app: 'echo' } },
      action: 'ALLOW',
      rules: [
        {
          from: [{ source: { principals: ['corp.local/ns/frontend/sa/frontend'] } }],
          to: [{ operation: { ports: ['8080'] } }],
        },
      ],
    });
    expect(spec(eu, 'PeerAuthentication', 'echo')).toEqual({
      selector: { matchLabels: { app: 'echo' } },
      mtls: { mode: 'STRICT' },
    });
    expect(named(us, 'AuthorizationPolicy')).toEqual([]);
  });
});

describe('a host that several clusters run', () => {
  const { mesh, us, eu, ap } = threeClusters(new MeshApp());
  new CrossClusterServiceEntry(mesh, 'echo', {
    host: 'echo.mesh.local',
    service: ECHO,
    exportedBy: [eu, us],
    callers: CALLERS,
  });

  test('has local pods and one address-less endpoint for each other exporter', () => {
    expect(spec(us, 'ServiceEntry', 'echo-mesh-local')).toMatchObject({
      workloadSelector: { labels: { 'service.istio.io/canonical-name': 'echo' } },
    });
    expect(named(us, 'WorkloadEntry')).toEqual(['echo/echo-eu']);
    expect(spec(us, 'WorkloadEntry', 'echo-eu')).toEqual({
      network: 'peer-eu',
      locality: 'eu-west-1',
      serviceAccount: 'echo',
      labels: { 'service.istio.io/canonical-name': 'echo' },
    });
  });

  test('stays local first, with outlier detection, wherever there is more than one place to go', () => {
    const expected = {
      trafficPolicy: {
        loadBalancer: { localityLbSetting: { enabled: true } },
        outlierDetection: { consecutive5xxErrors: 5, interval: '5s', baseEjectionTime: '30s', maxEjectionPercent: 100 },
      },
    };
    expect(spec(us, 'DestinationRule', 'echo-mesh-local')).toMatchObject({ ...expected, exportTo: ['.', 'frontend'] });
    expect(spec(ap, 'DestinationRule', 'echo-mesh-local')).toMatchObject({ ...expected, exportTo: ['frontend'] });
    expect(named(ap, 'DestinationRule')).toEqual(['mesh-imports/echo-mesh-local']);
  });

  test('is every exporter, sorted, for a cluster that only calls it, whatever network they share', () => {
    expect(spec(ap, 'ServiceEntry', 'echo-mesh-local')).toMatchObject({
      endpoints: [{ network: 'peer-eu' }, { network: 'peer-us' }],
    });
    expect(named(ap, 'Gateway')).toEqual(['istio-system/peer-eu', 'istio-system/peer-us']);
    expect(named(eu, 'Gateway')).toContain('istio-system/peer-us');
    expect(named(eu, 'Gateway')).not.toContain('istio-system/peer-ap');
  });
});

test('entries of one Service share one policy with the union of their callers', () => {
  const { mesh, us, eu } = twoClusters(new MeshApp());
  const other = { namespace: 'batch', serviceAccount: 'jobs' };
  new CrossClusterServiceEntry(mesh, 'z', {
    host: 'z.mesh.local',
    service: ECHO,
    exportedBy: [us, eu],
    callers: CALLERS,
  });
  new CrossClusterServiceEntry(mesh, 'a', {
    host: 'a.mesh.local',
    service: ECHO,
    exportedBy: [eu],
    callers: [other, ...CALLERS],
  });
  const principals = (cluster: MeshCluster): unknown =>
    (
      spec(cluster, 'AuthorizationPolicy', 'echo-callers') as {
        rules: { from: { source: { principals: string[] } }[] }[];
      }
    ).rules[0]?.from[0]?.source.principals;
  expect(principals(eu)).toEqual(['corp.local/ns/batch/sa/jobs', 'corp.local/ns/frontend/sa/frontend']);
  expect(principals(us)).toEqual(['corp.local/ns/frontend/sa/frontend']);
  expect(named(eu, 'WorkloadEntry')).toEqual(['echo/echo-us']);
});

test('without callers every namespace may resolve the host and no policy is written', () => {
  const { mesh, us, eu } = twoClusters(new MeshApp());
  new CrossClusterServiceEntry(mesh, 'open', { host: 'open.mesh.local', service: ECHO, exportedBy: [eu] });
  expect(spec(us, 'ServiceEntry', 'open-mesh-local')).toMatchObject({ exportTo: ['*'] });
  expect(spec(eu, 'ServiceEntry', 'open-mesh-local')).toMatchObject({ exportTo: ['*'] });
  expect(named(eu, 'AuthorizationPolicy')).toEqual([]);
  expect(named(eu, 'PeerAuthentication')).toEqual(['echo/echo']);
});

test('a caller in the namespace of the service or of the gateway is not listed twice', () => {
  const { mesh, eu } = twoClusters(new MeshApp());
  const callers = ['echo', 'istio-eastwest'].map((namespace) => ({ namespace, serviceAccount: 'x' }));
  new CrossClusterServiceEntry(mesh, 'own', { host: 'own.mesh.local', service: ECHO, exportedBy: [eu], callers });
  expect(spec(eu, 'ServiceEntry', 'own-mesh-local')).toMatchObject({ exportTo: ['.', 'istio-eastwest'] });
});

test('a cluster that neither runs nor calls a host knows nothing of it', () => {
  const { mesh, us, eu, ap } = threeClusters(new MeshApp());
  new CrossClusterServiceEntry(mesh, 'echo', {
    host: 'echo.mesh.local',
    service: ECHO,
    exportedBy: [eu],
    importedBy: [us],
  });
  expect(named(ap, 'ServiceEntry')).toEqual([]);
  expect(named(ap, 'Gateway')).toEqual([]);
  expect(named(ap, 'Namespace')).not.toContain('-/mesh-imports');
});

test('a host that no other cluster calls is not exposed by the gateway', () => {
  const { mesh, us, eu } = twoClusters(new MeshApp());
  const open = { ...ECHO, name: 'open', selector: { app: 'open' } };
  new CrossClusterServiceEntry(mesh, 'own', {
    host: 'own.mesh.local',
    service: ECHO,
    exportedBy: [eu],
    importedBy: [eu],
  });
  expect(named(eu, 'Gateway')).toEqual([]);
  new CrossClusterServiceEntry(mesh, 'open', {
    host: 'open.mesh.local',
    service: open,
    exportedBy: [eu],
    importedBy: [us],
  });
  expect(spec(eu, 'Gateway', 'cross-network')).toMatchObject({ servers: [{ hosts: ['open.mesh.local'] }] });
});
