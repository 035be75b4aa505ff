import { CrossClusterServiceEntry, EastWestGateway, GatewayAddress, MeshApp, MeshCluster } from '../../../lib/index';
import type { EastWestGatewayProps, Manifest } from '../../../lib/index';
import { DRAIN } from '../../../lib/resources/drain';
import { crossNetworkGateway } from '../../../lib/resources/gateway/cross-network';
import { peerGateway } from '../../../lib/resources/gateway/peer';
import * as facts from '../../model/facts';
import { ECHO, emptyMesh } from '../../support/training-mesh';

function gateway(props: Partial<EastWestGatewayProps> = {}): (kind: string) => Manifest | undefined {
  const us = new MeshCluster(emptyMesh(new MeshApp()), 'us', { network: 'us-net', region: 'us-east-1' });
  new EastWestGateway(us, 'eastwest', { address: GatewayAddress.hostname('eastwest.us.example.com'), ...props });
  const manifests = us.toJson();
  return (kind) =>
    manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name.startsWith('istio-eastwest'));
}

test('the load balancer opens health and mutual TLS, and nothing else', () => {
  expect(gateway()('Service')).toMatchObject({
    metadata: { labels: { istio: 'eastwestgateway', 'topology.istio.io/network': 'us-net' } },
    spec: {
      type: 'LoadBalancer',
      ports: [
        { name: 'status-port', port: 15021 },
        { name: 'tls', port: 15443 },
      ],
    },
  });
  const service = gateway()('Service');
  expect(Object.keys(service?.spec as object)).toEqual(['type', 'selector', 'ports']);
  expect(service?.metadata).not.toHaveProperty('annotations');
});

test('what the cloud must know reaches the Service', () => {
  const service = gateway({
    address: GatewayAddress.externalDns('eastwest.us.example.com'),
    serviceAnnotations: { 'service.beta.kubernetes.io/aws-load-balancer-type': 'external' },
    loadBalancerClass: 'service.k8s.aws/nlb',
    loadBalancerSourceRanges: ['203.0.113.0/24'],
    externalTrafficPolicy: 'Local',
  })('Service');
  expect(service).toMatchObject({
    metadata: {
      annotations: {
        'external-dns.alpha.kubernetes.io/hostname': 'eastwest.us.example.com',
        'service.beta.kubernetes.io/aws-load-balancer-type': 'external',
      },
    },
    spec: {
      loadBalancerClass: 'service.k8s.aws/nlb',
      loadBalancerSourceRanges: ['203.0.113.0/24'],
      externalTrafficPolicy: 'Local',
    },
  });
});

test('the proxy is injected as a gateway, unprivileged, and sees its own network only', () => {
  const deployment = gateway()('Deployment');
  expect(deployment).toMatchObject({
    spec: {
      template: {
        metadata: {
          annotations: { 'inject.istio.io/templates': 'gateway' },
          labels: { 'sidecar.istio.io/inject': 'true' },
        },
        spec: {
          containers: [
            {
              name: 'istio-proxy',
              image: 'auto',
              env: [
                { name: 'ISTIO_META_REQUESTED_NETWORK_VIEW', value: 'us-net' },
                { name: 'EXIT_ON_ZERO_ACTIVE_CONNECTIONS', value: 'true' },
                { name: 'MINIMUM_DRAIN_DURATION', value: '20s' },
              ],
              resources: { requests: { cpu: '100m', memory: '128Mi' } },
              securityContext: { runAsNonRoot: true, readOnlyRootFilesystem: true, allowPrivilegeEscalation: false },
            },
          ],
        },
      },
    },
  });
  expect((deployment?.spec as object | undefined) ?? {}).not.toHaveProperty('replicas');
});

test.each([
  [{}, 2, 5],
  [{ minReplicas: 8 }, 8, 8],
  [{ minReplicas: 3, maxReplicas: 30 }, 3, 30],
])('the autoscaler has the number of pods: %j', (props, minReplicas, maxReplicas) => {
  expect(gateway(props)('HorizontalPodAutoscaler')).toMatchObject({ spec: { minReplicas, maxReplicas } });
});

test('Kubernetes waits longer for a stopping pod than callers keep a connection', () => {
  const { template } = gateway()('Deployment')?.spec as {
    template: { spec: { terminationGracePeriodSeconds: number } };
  };
  const { terminationGracePeriodSeconds: grace } = template.spec;
  expect(grace).toBeGreaterThanOrEqual(DRAIN.connectionSeconds + 30);
  expect(grace).toBeGreaterThan(DRAIN.minimumSeconds);
});

test('a node can be drained and every port that is used is open', () => {
  expect(gateway()('PodDisruptionBudget')).toMatchObject({ spec: { maxUnavailable: 1 } });
  expect(gateway()('NetworkPolicy')).toMatchObject({
    spec: {
      ingress: [
        { ports: [{ port: 15443 }, { port: 15021 }] },
        { from: [{ namespaceSelector: {} }], ports: [{ port: 15020 }, { port: 15090 }] },
      ],
    },
  });
});

test('a peer is known by the addresses of all its gateways', () => {
  const addresses = [
    { type: 'Hostname', values: ['eastwest.eu.example.com'], externalDns: false },
    { type: 'IPAddress', values: ['198.51.100.7', '198.51.100.8'], externalDns: false },
  ] as const;
  expect(peerGateway(facts.cluster('us'), facts.cluster('eu'), addresses)).toMatchObject({
    metadata: { name: 'peer-eu', namespace: 'istio-system', labels: { 'topology.istio.io/network': 'peer-eu' } },
    spec: {
      addresses: [
        { type: 'Hostname', value: 'eastwest.eu.example.com' },
        { type: 'IPAddress', value: '198.51.100.7' },
        { type: 'IPAddress', value: '198.51.100.8' },
      ],
    },
  });
});

test.each([
  ['eastwest', 'cross-network', 'eastwestgateway'],
  ['second', 'cross-network-second', 'secondgateway'],
])('gateway %s exposes hosts by a list of its own, %s', (id, name, istio) => {
  expect(crossNetworkGateway(facts.gateway('us', { id }), ['a.mesh.local', 'b.mesh.local'])).toMatchObject({
    metadata: { name, namespace: 'istio-eastwest' },
    spec: { selector: { istio }, servers: [{ hosts: ['a.mesh.local', 'b.mesh.local'] }] },
  });
});

test('two gateways of a cluster expose the same hosts, and callers get both addresses in one Gateway', () => {
  const mesh = emptyMesh(new MeshApp());
  const us = new MeshCluster(mesh, 'us', { region: 'us-east-1' });
  const eu = new MeshCluster(mesh, 'eu', { region: 'eu-west-1' });
  for (const id of ['second', 'eastwest']) {
    new EastWestGateway(eu, id, { address: GatewayAddress.hostname(`${id}.eu.example.com`) });
  }
  new CrossClusterServiceEntry(mesh, 'echo', { host: 'echo.mesh.local', service: ECHO, exportedBy: [eu] });
  const gateways = (cluster: MeshCluster) => cluster.toJson().filter(({ kind }) => kind === 'Gateway');
  expect(gateways(eu)).toMatchObject([
    { metadata: { name: 'cross-network' }, spec: { servers: [{ hosts: ['echo.mesh.local'] }] } },
    { metadata: { name: 'cross-network-second' }, spec: { servers: [{ hosts: ['echo.mesh.local'] }] } },
  ]);
  expect(gateways(us)).toMatchObject([
    {
      metadata: { name: 'peer-eu' },
      spec: { addresses: [{ value: 'eastwest.eu.example.com' }, { value: 'second.eu.example.com' }] },
    },
  ]);
});
