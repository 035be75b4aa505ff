import { EastWestGateway, GatewayAddress, MeshApp, MeshCluster } from '../../lib';
import type { EastWestGatewayProps, Manifest } from '../../lib';
import { emptyMesh } from '../support/training-mesh';

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
              env: [{ name: 'ISTIO_META_REQUESTED_NETWORK_VIEW', value: 'us-net' }],
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
