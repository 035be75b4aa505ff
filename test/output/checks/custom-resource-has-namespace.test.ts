import { customResourceHasNamespace } from '../../../lib/output/checks/custom-resource-has-namespace';
import type { Manifest } from '../../../lib/resources/manifest';
import { checkTest, object } from './check-test';

function crd(group: string, kind: string, scope: string): Manifest {
  return object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {}, { spec: { group, names: { kind }, scope } });
}

const kafka = object('kafka.strimzi.io/v1beta2', 'Kafka');

checkTest(customResourceHasNamespace, {
  valid: [
    ['a custom resource with a namespace', [object('kafka.strimzi.io/v1beta2', 'Kafka', { namespace: 'kafka' })]],
    ['a kind of Kubernetes, which other checks know', [object('v1', 'ConfigMap'), object('v1', 'Namespace')]],
    ['a kind that is called after the cluster', [object('kyverno.io/v1', 'ClusterPolicy')]],
    ['a policy for all namespaces', [object('crd.projectcalico.org/v1', 'GlobalNetworkPolicy')]],
    ['a class', [object('karpenter.k8s.aws/v1', 'EC2NodeClass')]],
    [
      'a kind whose CRD says that it is cluster-scoped',
      [crd('karpenter.sh', 'NodePool', 'Cluster'), object('karpenter.sh/v1', 'NodePool')],
    ],
  ],
  invalid: [
    ['a custom resource of an unknown kind', [kafka], /kind Kafka of kafka.strimzi.io is namespaced/],
    [
      'one whose CRD says that it is namespaced',
      [crd('kafka.strimzi.io', 'Kafka', 'Namespaced'), kafka],
      /taken for a cluster-scoped one/,
    ],
    [
      'a class whose CRD says that it is namespaced',
      [crd('example.com', 'WorkerClass', 'Namespaced'), object('example.com/v1', 'WorkerClass')],
      /kind WorkerClass/,
    ],
  ],
});
