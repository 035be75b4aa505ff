import { JsonPatch } from 'cdk8s';
import {
  ConsoleExposure,
  CrossClusterServiceEntry,
  Delivery,
  EastWestGateway,
  EndpointDiscovery,
  GatewayAddress,
  Istio,
  Mesh,
  MeshApp,
  MeshCluster,
  ObservabilityStack,
  RemoteCredentials,
  Routing,
} from '../../lib';
import { temporaryFolder } from '../support/files';
import { problemsOf } from '../support/synth';

/** Programs run through tsx are never type-checked, so a misspelt prop arrives here. */

interface Fleet {
  readonly mesh: Mesh;
  readonly us: MeshCluster;
  readonly eu: MeshCluster;
}

const service = { namespace: 'demo', name: 'echo', serviceAccount: 'echo', selector: { app: 'echo' } };
const ports = [{ name: 'http', port: 80 }];
const callers = [{ namespace: 'demo', serviceAccount: 'web' }];

function fleet(meshProps: object = {}): Fleet {
  const app = new MeshApp({ outdir: temporaryFolder() });
  const mesh = new Mesh(app, 'training-mesh', { delivery: Delivery.flux(), ...meshProps });
  const us = new MeshCluster(mesh, 'us', { region: 'us-east-1' });
  const eu = new MeshCluster(mesh, 'eu', { region: 'eu-west-1' });
  return { mesh, us, eu };
}

function entry({ mesh, us }: Fleet, props: object): void {
  new CrossClusterServiceEntry(mesh, 'echo', {
    host: 'echo.mesh.local',
    service: { ...service, ports },
    exportedBy: [us],
    callers,
    ...props,
  });
}

const us = 'training-mesh/us';
const echo = 'training-mesh/echo';

test.each<[string, (given: Fleet) => void, string, string, RegExp]>([
  [
    'an entry',
    (given) => {
      entry(given, { caller: callers });
    },
    echo,
    'caller',
    /did you mean "callers"\?/,
  ],
  [
    'its service',
    (given) => {
      entry(given, { service: { ...service, ports, serviceaccount: 'x' } });
    },
    echo,
    'service.serviceaccount',
    /"serviceAccount"/,
  ],
  [
    'a port',
    (given) => {
      entry(given, { service: { ...service, ports: [{ ...ports[0], targetport: 8080 }] } });
    },
    echo,
    'service.ports[0].targetport',
    /"targetPort"/,
  ],
  [
    'a caller',
    (given) => {
      entry(given, { callers: [{ ...callers[0], serviceacount: 'x' }] });
    },
    echo,
    'callers[0].serviceacount',
    /"serviceAccount"/,
  ],
  [
    'a weight',
    (given) => {
      const weights = [{ cluster: given.us, weight: 100, wieght: 1 }];
      entry(given, { routing: Routing.weighted(weights) });
    },
    echo,
    'routing.weights[0].wieght',
    /"weight"/,
  ],
  [
    'a namespace',
    (given) => {
      given.us.addNamespace('demo', { inject: true } as object);
    },
    `${us}/namespaces/demo`,
    'inject',
    /known here: name, injection/,
  ],
  [
    'a cluster',
    ({ mesh }) => {
      new MeshCluster(mesh, 'ap', { region: 'ap-south-1', newtork: 'x' } as never);
    },
    'training-mesh/ap',
    'newtork',
    /"network"/,
  ],
  [
    'a gateway',
    (given) => {
      new EastWestGateway(given.us, 'eastwest', {
        address: GatewayAddress.hostname('gw.example.com'),
        minReplica: 2,
      } as never);
    },
    `${us}/eastwest`,
    'minReplica',
    /"minReplicas"/,
  ],
  [
    'a discovery',
    (given) => {
      new EndpointDiscovery(given.mesh, 'd', {
        clusters: [given.us, given.eu],
        credentials: RemoteCredentials.mountedSecret('x'),
        credential: 1,
      } as never);
    },
    'training-mesh/d',
    'credential',
    /"credentials"/,
  ],
  [
    'a stack',
    ({ mesh }) => {
      new ObservabilityStack(mesh, 'o', { exposure: ConsoleExposure.clusterInternal(), retenton: '3d' } as never);
    },
    'training-mesh/o',
    'retenton',
    /"retention"/,
  ],
  [
    'the target of a patch',
    (given) => {
      given.us.patch({ component: 'x', kind: 'Y', name: 'z', nameSpace: 'demo' } as never, JsonPatch.remove('/spec'));
    },
    us,
    'target.nameSpace',
    /"namespace"/,
  ],
])('fails for an unknown prop of %s, and suggests the one that is meant', (_of, declare, path, prop, suggestion) => {
  const given = fleet();
  declare(given);
  const problems = problemsOf(() => given.us.toJson()).filter(({ what }) => what.endsWith(' does not exist'));
  expect(problems).toMatchObject([{ rule: 'valid-props', path, what: `${prop} does not exist` }]);
  expect(problems[0]?.fix).toMatch(suggestion);
});

test('fails for an unknown prop of a mesh', () => {
  const { us } = fleet({ trustdomain: 'corp.local' });
  expect(problemsOf(() => us.toJson())).toMatchObject([{ rule: 'valid-props', what: 'trustdomain does not exist' }]);
});

test.each<[string, () => unknown, string]>([
  [
    'MeshApp',
    () => new MeshApp({ outDir: 'x' } as object),
    'new MeshApp(…): outDir does not exist; remove it; did you mean "outdir"?',
  ],
  [
    'Istio.managed',
    () => Istio.managed({ versoin: '1.30.0' } as object),
    'Istio.managed(…): versoin does not exist; remove it; did you mean "version"?',
  ],
  [
    'Istio.existing',
    () => Istio.existing({ version: '1.30.0', revison: 'x' } as never),
    'revison does not exist; remove it; did you mean "revision"?',
  ],
  [
    'RemoteCredentials.externalSecret',
    () => RemoteCredentials.externalSecret({ store: 's', kind: 'x' } as never),
    'kind does not exist; remove it; known here: store, storeKind, keyPrefix',
  ],
  [
    'Delivery.argoCd',
    () => Delivery.argoCd({ repoUrl: 'https://git.example.com/a.git', targetRevison: 'x' } as never),
    'targetRevison does not exist; remove it; did you mean "targetRevision"?',
  ],
  [
    'Delivery.flux',
    () => Delivery.flux({ sourceref: {} } as never),
    'sourceref does not exist; remove it; did you mean "sourceRef"?',
  ],
  [
    'a sourceRef',
    () => Delivery.flux({ sourceRef: { nam: 'x' } } as never),
    'nam does not exist; remove it; did you mean "name"?',
  ],
  [
    'Delivery.rendered',
    () => Delivery.rendered({ by: Delivery.flux(), charts: {}, cluster: ['us'] } as never),
    'cluster does not exist; remove it; did you mean "clusters"?',
  ],
  [
    'mesh.allow',
    () => {
      fleet().mesh.allow('x', { path: 'p', becuase: 'b' } as never);
    },
    'becuase does not exist; remove it; did you mean "because"?',
  ],
])('fails at the call for an unknown prop of %s', (_of, call, message) => {
  expect(call).toThrow(message);
});

test('a Service of cdk8s-plus has members that the library does not read', () => {
  const given = fleet();
  const from = {
    name: 'echo',
    metadata: { namespace: 'demo', labels: {} },
    ports: [{ ...ports[0], nodePort: 1 }],
    externalName: 'x',
  };
  const { serviceAccount, selector } = service;
  entry(given, { service: { from, serviceAccount, selector } });
  const problems = problemsOf(() => given.us.toJson());
  expect(problems.filter(({ rule }) => rule === 'valid-props')).toEqual([]);
});
