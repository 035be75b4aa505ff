import { namespacedHasNamespace } from '../../../lib/output/checks/namespaced-has-namespace';
import { checkTest, object } from './check-test';

checkTest(namespacedHasNamespace, {
  valid: [
    ['an object with a namespace', [object('v1', 'ConfigMap', { namespace: 'a' })]],
    ['a cluster-scoped object', [object('v1', 'Namespace'), object('rbac.authorization.k8s.io/v1', 'ClusterRole')]],
    ['a kind of a CRD that nobody here knows', [object('example.com/v1', 'Planet')]],
  ],
  invalid: [
    ['a core object', [object('v1', 'ConfigMap')], /no namespace/],
    ['an empty namespace', [object('v1', 'Service', { namespace: '' })], /no namespace/],
    ['a Deployment', [object('apps/v1', 'Deployment')], /no namespace/],
    ['an Istio resource', [object('networking.istio.io/v1', 'ServiceEntry')], /no namespace/],
  ],
});
