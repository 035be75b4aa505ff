import { ApiObject, Chart, Duration, JsonPatch, Size } from 'cdk8s';
import {
  CrossClusterServiceEntry,
  EastWestGateway,
  EndpointDiscovery,
  ConsoleExposure,
  GatewayAddress,
  Istio,
  Mesh,
  MeshApp,
  MeshCluster,
  MeshTrust,
  ObservabilityStack,
  RemoteCredentials,
  Routing,
} from '../../lib';
import { DELIVERIES, PATCHED } from './every-delivery';
import type { At, By } from './every-delivery';

export type { By } from './every-delivery';

/** A mesh in which every prop of the library is given. */
export function everyProp(at: At, by: By): Mesh {
  const mesh = new Mesh(
    new MeshApp(),
    at('id of Mesh', 'training-mesh'),
    at('Mesh', {
      trustDomain: 'corp.local',
      trust: MeshTrust.preProvisioned(),
      delivery: DELIVERIES[by](at),
      sidecarBudget: Size.mebibytes(20),
      rules: [{ id: 'own', check: (): [] => [] }],
      strict: false,
    }),
  );
  if (by === 'argoCd') {
    const root = { component: 'argocd', kind: 'Application', name: 'root', namespace: 'gitops' };
    mesh.patch(at('patch of the mesh', root), JsonPatch.add('/metadata/note', 'free'));
  }
  const [us, eu] = clustersOf(mesh, at, by);
  gatewaysOf(us, eu, at);
  entriesOf(mesh, us, eu, at);
  new EndpointDiscovery(
    mesh,
    at('id of EndpointDiscovery', 'us-eu'),
    at('EndpointDiscovery', { clusters: [us, eu], credentials: credentialsOf(at) }),
  );
  new ObservabilityStack(
    mesh,
    at('id of ObservabilityStack', 'observability'),
    at('ObservabilityStack', {
      exposure: ConsoleExposure.clusterInternal(),
      retention: Duration.days(3),
      storage: Size.gibibytes(8),
      prometheusValues: { commonLabels: { note: 'free' } },
      kialiValues: { deployment: { pod_annotations: { note: 'free' } } },
    }),
  );
  return mesh;
}

function clustersOf(mesh: Mesh, at: At, by: By): readonly [MeshCluster, MeshCluster] {
  const managed = { version: '1.30.3', dnsCapture: true, values: { podAnnotations: { note: 'free' } } };
  const us = new MeshCluster(
    mesh,
    'us',
    at('MeshCluster', {
      region: 'us-east-1',
      network: 'us-net',
      inRotation: true,
      gatewayApiCrds: 'existing' as const,
      istio: Istio.managed(at('Istio.managed', managed)),
    }),
  );
  const istio = { version: '1.30.3', namespace: 'istio-control', revision: 'stable', dnsCapture: true };
  const eu = new MeshCluster(mesh, 'eu', {
    region: 'eu-west-1',
    istio: Istio.existing(at('Istio.existing', istio)),
  });
  // Nothing refers to it, not even a ring.
  if (by === 'flux') new MeshCluster(mesh, at('id of MeshCluster', 'ap'), { region: 'ap-south-1' });
  us.addNamespace(
    at('name of addNamespace', 'shop'),
    at('addNamespace', { injection: true, labels: { team: 'shop' }, egress: ['stock'] }),
  );
  new ApiObject(new Chart(us, at('id of Chart', 'own')), 'config', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'own', namespace: 'shop' },
    ...at('ApiObject', { data: { note: 'free' } }),
  });
  us.patch(
    at('patch', { component: 'own', kind: 'ConfigMap', name: 'own', namespace: 'shop', apiVersion: 'v1' }),
    at('operation of patch', JsonPatch.add('/data/more', at('value of JsonPatch', 'free'))),
  );
  us.patch(
    at('patch of the delivery', PATCHED[by]),
    JsonPatch.add('/metadata/note', at('value in a patch of the delivery', 'free')),
  );
  return [us, eu];
}

function gatewaysOf(us: MeshCluster, eu: MeshCluster, at: At): void {
  new EastWestGateway(
    us,
    at('id of EastWestGateway', 'eastwest'),
    at('EastWestGateway', {
      address: GatewayAddress.externalDns(at('GatewayAddress.externalDns', 'eastwest.us.example.com')),
      minReplicas: 2,
      maxReplicas: 4,
      serviceAnnotations: { 'example.com/note': 'free' },
      loadBalancerClass: 'service.k8s.aws/nlb',
      loadBalancerSourceRanges: ['203.0.113.0/24'],
      externalTrafficPolicy: 'Local' as const,
    }),
  );
  const name = GatewayAddress.hostname(at('GatewayAddress.hostname', 'eastwest.eu.example.com'));
  new EastWestGateway(eu, 'eastwest', { address: name });
  const ips = GatewayAddress.ips(at('GatewayAddress.ips', ['198.51.100.7', '2001:db8::7']));
  new EastWestGateway(eu, 'second', { address: ips });
}

function entriesOf(mesh: Mesh, us: MeshCluster, eu: MeshCluster, at: At): void {
  new CrossClusterServiceEntry(
    mesh,
    at('id of CrossClusterServiceEntry', 'echo'),
    at('CrossClusterServiceEntry', {
      host: 'echo.mesh.local',
      service: {
        namespace: 'echo',
        name: 'echo',
        serviceAccount: 'echo',
        selector: { app: 'echo' },
        canonicalName: 'echo',
        ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'HTTP' as const }],
      },
      exportedBy: [us, eu],
      importedBy: [us],
      callers: [{ namespace: 'frontend', serviceAccount: 'frontend' }],
      routing: Routing.activeStandby(us, eu),
      address: '240.10.0.1',
      globalServiceName: true,
    }),
  );
  const ports = [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }];
  new CrossClusterServiceEntry(
    mesh,
    'quotes',
    at('CrossClusterServiceEntry of a Service', {
      host: 'quotes.mesh.local',
      service: {
        from: { name: 'quotes', metadata: { namespace: 'quotes' }, ports },
        serviceAccount: 'quotes',
        selector: { 'app.kubernetes.io/name': 'quotes' },
      },
      exportedBy: [us, eu],
      routing: Routing.weighted([
        at('weight of a CrossClusterServiceEntry', { cluster: us, weight: 80 }),
        { cluster: eu, weight: 20 },
      ]),
    }),
  );
}

function credentialsOf(at: At): RemoteCredentials {
  return RemoteCredentials.externalSecret(
    at('RemoteCredentials.externalSecret', {
      store: 'vault',
      storeKind: 'SecretStore' as const,
      keyPrefix: 'mesh/kubeconfigs/',
    }),
  );
}

/** One value among all that are given: whom it is given to, and the way into that. */
export interface Place {
  readonly whom: string;
  readonly steps: readonly string[];
  readonly value: unknown;
}

/** Every value that is given, those within others too. */
export function placesOf(by: By): readonly Place[] {
  const places: Place[] = [];
  everyProp((whom, given) => {
    places.push(...placesIn(whom, [], given));
    return given;
  }, by);
  return places;
}

function placesIn(whom: string, steps: readonly string[], value: unknown): readonly Place[] {
  const within = isPlain(value) ? Object.entries(value) : [];
  return [{ whom, steps, value }, ...within.flatMap(([key, inner]) => placesIn(whom, [...steps, key], inner))];
}

function isPlain(value: unknown): value is object {
  if (Array.isArray(value)) return true;
  return value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
}

/** The same mesh with another value, or another key, in one place. */
export function changed({ whom, steps }: Place, other: { value: unknown } | { key: string }, by: By): Mesh {
  return everyProp((name, given) => (name === whom ? (replaced(given, steps, other) as typeof given) : given), by);
}

function replaced(
  given: unknown,
  [step, ...rest]: readonly string[],
  other: { value: unknown } | { key: string },
): unknown {
  if (step === undefined) return 'value' in other ? other.value : given;
  const entries = Object.entries(given as object).map(([key, inner]): [string, unknown] => {
    if (key !== step) return [key, inner];
    return 'key' in other && rest.length === 0 ? [other.key, inner] : [key, replaced(inner, rest, other)];
  });
  return Array.isArray(given) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

/** A place as people read it: `MeshCluster region`. */
export function titleOf({ whom, steps }: Place): string {
  return [whom, ...steps].join(' ');
}
