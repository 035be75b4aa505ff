import { networkPolicyAdmitsGateway } from '../../../lib/output/checks/network-policy-admits-gateway';
import type { Manifest } from '../../../lib/resources/manifest';
import { entry, fleetOf } from '../../model/facts';
import { checkTest, object } from './check-test';

const containers = [{ name: 'echo', ports: [{ name: 'web', containerPort: 8080 }] }];
const template = { metadata: { labels: { app: 'echo' } }, spec: { serviceAccountName: 'echo', containers } };
const pods = object('apps/v1', 'Deployment', { name: 'echo', namespace: 'echo' }, { spec: { template } });

const gateway = object(
  'apps/v1',
  'Deployment',
  { name: 'istio-eastwestgateway', namespace: 'istio-eastwest' },
  { spec: { template: { metadata: { labels: { istio: 'eastwestgateway' } }, spec: { containers: [{}] } } } },
);

function policy(spec: object, namespace = 'echo'): Manifest {
  return object(
    'networking.k8s.io/v1',
    'NetworkPolicy',
    { name: 'deny', namespace },
    { spec: { podSelector: {}, ...spec } },
  );
}

const named = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'istio-eastwest' } } };
const from = (...peers: readonly object[]): object => ({ ingress: [{ from: peers }] });
const ports = (...given: readonly object[]): object => ({ ingress: [{ from: [named], ports: given }] });

const denied = policy({ policyTypes: ['Ingress'] });

checkTest(networkPolicyAdmitsGateway, {
  valid: [
    ['pods without a policy', [pods]],
    ['a policy of another namespace', [pods, policy({}, 'other')]],
    ['a policy of other pods', [pods, policy({ podSelector: { matchLabels: { app: 'other' } } })]],
    ['a policy of egress only', [pods, policy({ policyTypes: ['Egress'] })]],
    ['a rule for everybody', [pods, policy({ ingress: [{}] })]],
    ['a rule for the namespace of the gateway', [pods, policy(from(named))]],
    ['a rule for all namespaces', [pods, policy(from({ namespaceSelector: {} }))]],
    [
      'a rule for some namespaces',
      [
        pods,
        policy(
          from({
            namespaceSelector: {
              matchExpressions: [
                { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['istio-eastwest', 'echo'] },
                { key: 'team', operator: 'DoesNotExist' },
                { key: 'team', operator: 'NotIn', values: ['a'] },
              ],
            },
          }),
        ),
      ],
    ],
    [
      'a rule for the pods of the gateway',
      [gateway, pods, policy(from({ ...named, podSelector: { matchLabels: { istio: 'eastwestgateway' } } }))],
    ],
    [
      'a block of addresses, whose owners are not known here',
      [pods, policy(from({ ipBlock: { cidr: '10.0.0.0/8' } }))],
    ],
    ['the port of the pods', [pods, policy(ports({ port: 9090 }, { port: 8080 }))]],
    ['the port by its name', [pods, policy(ports({ port: 'web', protocol: 'TCP' }))]],
    ['a range of ports', [pods, policy(ports({ port: 8000, endPort: 8100 }))]],
    ['one policy that denies, and one that allows', [pods, denied, policy(from(named))]],
  ],
  invalid: [
    [
      'a policy that lets nobody in',
      [pods, denied],
      /no NetworkPolicy lets the east-west gateway in to the pods behind "echo.mesh.local"/,
    ],
    ['a policy without types, which is one of ingress', [pods, policy({})], /no NetworkPolicy/],
    ['a rule for the own namespace', [pods, policy(from({ podSelector: {} }))], /no NetworkPolicy/],
    [
      'a rule for another namespace',
      [pods, policy(from({ namespaceSelector: { matchLabels: { team: 'a' } } }))],
      /no NetworkPolicy/,
    ],
    [
      "a rule for other pods of the gateway's namespace",
      [gateway, pods, policy(from({ ...named, podSelector: { matchLabels: { app: 'other' } } }))],
      /no NetworkPolicy/,
    ],
    ['a rule for another port', [pods, policy(ports({ port: 9090 }))], /no NetworkPolicy/],
    ['a rule for UDP', [pods, policy(ports({ port: 8080, protocol: 'UDP' }))], /no NetworkPolicy/],
    ['a range of other ports', [pods, policy(ports({ port: 8000, endPort: 8079 }))], /no NetworkPolicy/],
    ['pods of another repository that the policy would select', [denied], /no NetworkPolicy/],
  ],
});

test('a service that no other cluster calls needs no gateway', () => {
  const fleet = fleetOf({ entries: [entry('echo', { exportedBy: ['us'], importedBy: [] })] });
  expect([...networkPolicyAdmitsGateway.check('us', [{ path: 'mesh/us/0', manifest: denied }], fleet)]).toEqual([]);
});
