import { clusterScopedWithoutNamespace } from '../../../lib/output/checks/cluster-scoped-without-namespace';
import { checkTest, object } from './check-test';

checkTest(clusterScopedWithoutNamespace, {
  valid: [
    ['a cluster-scoped object', [object('v1', 'Namespace'), object('storage.k8s.io/v1', 'StorageClass')]],
    ['a namespaced object', [object('v1', 'ConfigMap', { namespace: 'a' })]],
    ['a kind of a CRD that nobody here knows', [object('example.com/v1', 'Planet', { namespace: 'a' })]],
  ],
  invalid: [
    ['a Namespace in a namespace', [object('v1', 'Namespace', { namespace: 'a' })], /cluster-scoped/],
    [
      'a ClusterRole in a namespace',
      [object('rbac.authorization.k8s.io/v1', 'ClusterRole', { namespace: 'a' })],
      /cluster-scoped/,
    ],
    [
      'a CRD in a namespace',
      [object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', { namespace: 'a' })],
      /cluster-scoped/,
    ],
    [
      'a GatewayClass in a namespace',
      [object('gateway.networking.k8s.io/v1', 'GatewayClass', { namespace: 'a' })],
      /cluster-scoped/,
    ],
  ],
});
