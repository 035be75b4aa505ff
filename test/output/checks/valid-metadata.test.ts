import { validMetadata } from '../../../lib/output/checks/valid-metadata';
import { checkTest, object } from './check-test';

const deployment = (metadata: object): ReturnType<typeof object> =>
  object('apps/v1', 'Deployment', { namespace: 'echo' }, { spec: { template: { metadata } } });
const labels = (given: unknown): { labels: Record<string, string> } => ({ labels: given as Record<string, string> });

checkTest(validMetadata, {
  valid: [
    ['a name with dots', [object('v1', 'ConfigMap', { name: 'kube-root-ca.crt', namespace: 'echo' })]],
    [
      'a name of RBAC with colons and capitals',
      [object('rbac.authorization.k8s.io/v1', 'ClusterRole', { name: 'system:Auth_delegator' })],
    ],
    [
      'labels with and without prefix, and an empty one',
      [object('v1', 'Namespace', labels({ a: '', 'b.io/c': 'D_e.f' }))],
    ],
    ['an annotation with any text', [object('v1', 'Namespace', { annotations: { a: 'any\ntext {{ x }}' } })]],
    [
      'null, which charts render',
      [object('v1', 'Namespace', labels({ a: null })), object('v1', 'Namespace', labels(null))],
    ],
    ['labels of pods', [deployment(labels({ app: 'echo' }))]],
    [
      'a template for a program that fills it in',
      [
        object(
          'argoproj.io/v1alpha1',
          'ApplicationSet',
          { namespace: 'argocd' },
          { spec: { template: { metadata: labels({ cluster: '{{ name }}' }) } } },
        ),
      ],
    ],
  ],
  invalid: [
    ['a name with an underscore', [object('v1', 'ConfigMap', { name: 'my_config' })], /ConfigMap has a name/],
    ['a name in capitals', [object('apps/v1', 'Deployment', { name: 'Echo' })], /Deployment has a name/],
    ['the name of a Service with a dot', [object('v1', 'Service', { name: 'a.b' })], /Service has a name/],
    [
      'a name of RBAC with a slash',
      [object('rbac.authorization.k8s.io/v1', 'ClusterRole', { name: 'a/b' })],
      /ClusterRole has a name/,
    ],
    ['a namespace that cannot exist', [object('v1', 'ConfigMap', { namespace: 'a.b' })], /namespace that cannot exist/],
    ['a label that is a number', [object('v1', 'Namespace', labels({ version: 1 }))], /has a label/],
    ['a label that is too long', [object('v1', 'Namespace', labels({ a: 'x'.repeat(64) }))], /has a label/],
    ['a label key with a space', [object('v1', 'Namespace', labels({ 'a b': 'x' }))], /has a label/],
    ['labels in a list', [object('v1', 'Namespace', labels(['a=b']))], /labels of Namespace it are not a map/],
    [
      'an annotation that is true',
      [object('v1', 'Namespace', { annotations: { a: true } as unknown as Record<string, string> })],
      /has an annotation/,
    ],
    ['a label of pods that is a number', [deployment(labels({ version: 2 }))], /Deployment echo\/it has a label/],
  ],
});
