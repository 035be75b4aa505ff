import { scopeOf } from '../../../lib/model/upstream/api-kinds';

test.each([
  ['', 'Namespace'],
  ['', 'PersistentVolume'],
  ['apiextensions.k8s.io', 'CustomResourceDefinition'],
  ['rbac.authorization.k8s.io', 'ClusterRole'],
  ['rbac.authorization.k8s.io', 'ClusterRoleBinding'],
  ['storage.k8s.io', 'StorageClass'],
  ['gateway.networking.k8s.io', 'GatewayClass'],
  ['cert-manager.io', 'ClusterIssuer'],
])('objects of %s/%s are cluster-scoped', (group, kind) => {
  expect(scopeOf(group, kind)).toBe('cluster');
});

test.each([
  ['', 'Service'],
  ['', 'ServiceAccount'],
  ['apps', 'Deployment'],
  ['rbac.authorization.k8s.io', 'Role'],
  ['networking.k8s.io', 'NetworkPolicy'],
  ['networking.istio.io', 'ServiceEntry'],
  ['gateway.networking.k8s.io', 'Gateway'],
  ['cert-manager.io', 'Issuer'],
  ['argoproj.io', 'Application'],
])('objects of %s/%s are namespaced', (group, kind) => {
  expect(scopeOf(group, kind)).toBe('namespace');
});

test.each([
  ['example.com', 'Widget'],
  ['example.com', 'Namespace'],
])('nobody knows where objects of %s/%s lie', (group, kind) => {
  expect(scopeOf(group, kind)).toBe('unknown');
});
