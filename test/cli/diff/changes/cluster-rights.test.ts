import { clusterRights } from '../../../../lib/cli/diff/changes/cluster-rights';
import type { Manifest } from '../../../../lib/resources/manifest';
import { ADMIN, RUNNER, binding, crd, role, webhook } from '../../../support/cluster-wide';
import { detectorTest, object } from '../trees';
import type { Dist } from '../trees';

const at = (where: string, ...objects: readonly Manifest[]): Dist => ({ objects: { [where]: objects } });
const us = (...objects: readonly Manifest[]): Dist => at('us/workloads/ops', ...objects);
const rule = (verbs: readonly string[], resources: readonly string[], apiGroups: readonly string[] = ['']): object => {
  return { apiGroups, resources, verbs };
};
const PODS = rule(['get', 'list'], ['pods']);
const GET = rule(['get'], ['pods']);
const DEVS = { kind: 'Group', name: 'devs' };
const project = (spec: object, namespace = 'argocd'): Manifest =>
  object('argoproj.io/v1alpha1', 'AppProject', { name: 'own', namespace }, spec);
const daemon = (spec: object): Manifest =>
  object('apps/v1', 'DaemonSet', { name: 'own' }, { template: { spec: { containers: [{ name: 'own' }], ...spec } } });

detectorTest(clusterRights, {
  'a ClusterRoleBinding to cluster-admin is added in two clusters': {
    before: {},
    after: { objects: { 'us/workloads/ops': [ADMIN], 'eu/workloads/ops': [ADMIN] } },
    says: [
      'danger [eu, us] cluster-wide right added: ClusterRoleBinding ops: cluster-admin for ServiceAccount ops/runner',
    ],
  },
  'a ClusterRoleBinding gains a subject': {
    before: us(ADMIN),
    after: us(binding('cluster-admin', [RUNNER, DEVS])),
    says: ['danger [us] cluster-wide right changed: ClusterRoleBinding ops gives cluster-admin for Group devs'],
  },
  'a ClusterRoleBinding to a harmless role gains everybody': {
    before: us(binding('view', [RUNNER])),
    after: us(binding('view', [{ kind: 'Group', name: 'system:authenticated' }])),
    says: [
      'danger [us] cluster-wide right changed: ClusterRoleBinding ops gives ClusterRole view for Group system:authenticated',
      'info [us] cluster-wide right changed: ClusterRoleBinding ops no longer gives its role to ServiceAccount ops/runner',
    ],
  },
  'the role of a binding was there before and is not part of the change': {
    before: us(role([rule(['*'], ['*'], ['*'])])),
    after: us(role([rule(['*'], ['*'], ['*'])]), binding('reader', [RUNNER])),
    says: [
      'danger [us] cluster-wide right added: ClusterRoleBinding ops: ClusterRole reader (every verb on every resource) for ServiceAccount ops/runner',
    ],
  },
  'the role of a binding is known in another cluster only': {
    before: at('eu/workloads/ops', role([rule(['*'], ['*'], ['*'])])),
    after: {
      objects: {
        'eu/workloads/ops': [role([rule(['*'], ['*'], ['*'])])],
        'us/workloads/ops': [binding('reader', [RUNNER])],
      },
    },
    says: [
      'review [us] cluster-wide right added: ClusterRoleBinding ops: ClusterRole reader for ServiceAccount ops/runner',
    ],
  },
  'a RoleBinding is added in a namespace of the user': {
    before: {},
    after: us(binding('edit', [RUNNER], { namespace: 'ops' })),
    says: ['info [us] added in workloads/ops: RoleBinding ops/ops'],
  },
  'a RoleBinding that reads the CA key is added in layer config': {
    before: {},
    after: at('us/config/ops', binding('edit', [RUNNER], { namespace: 'istio-system' })),
    says: [
      'danger [us] cluster-wide right added: RoleBinding istio-system/ops: in a namespace of the mesh; ClusterRole edit (every verb on secrets) for ServiceAccount ops/runner',
    ],
  },
  'a ClusterRole gains Secrets and loses Pods': {
    before: us(role([PODS])),
    after: us(role([rule(['get'], ['secrets', 'pods'])])),
    says: [
      'danger [us] cluster-wide right changed: ClusterRole reader gains get secrets',
      'info [us] cluster-wide right changed: ClusterRole reader loses list pods',
    ],
  },
  'a ClusterRole that allows everything is narrowed to a wildcard in one group': {
    before: us(role([rule(['*'], ['*'], ['*'])])),
    after: us(role([rule(['*'], ['pods'])])),
    says: ['info [us] cluster-wide right changed: ClusterRole reader loses every verb on every resource'],
  },
  'a ClusterRole lists a rule twice': {
    before: us(role([GET])),
    after: us(role([GET, GET])),
    says: ['info [us] changed: ClusterRole reader: rules +{"apiGroups":[""],"resources":["pods"],"verbs":["get"]}'],
  },
  'a ClusterRole adds itself to admin': {
    before: us(role([PODS])),
    after: us(role([PODS], { labels: { 'rbac.authorization.k8s.io/aggregate-to-admin': 'true' } })),
    says: ['review [us] cluster-wide right changed: ClusterRole reader adds its rules to ClusterRole admin'],
  },
  'a role and its binding go': {
    before: us(role([PODS]), ADMIN),
    after: {},
    says: [
      'info [us] cluster-wide right removed: ClusterRole reader',
      'info [us] cluster-wide right removed: ClusterRoleBinding ops',
    ],
  },
  'a webhook is added': {
    before: {},
    after: us(webhook()),
    says: [
      'danger [us] cluster-wide right added: ValidatingWebhookConfiguration guard: CREATE of pods, refused while nobody answers',
    ],
  },
  'a webhook asks about more, for all namespaces, and fails closed': {
    before: us(webhook({ failurePolicy: 'Ignore', namespaceSelector: { matchLabels: { guarded: 'yes' } } })),
    after: us(webhook({ failurePolicy: 'Fail' }, { operations: ['CREATE', 'UPDATE'] })),
    says: [
      'danger [us] cluster-wide right changed: ValidatingWebhookConfiguration guard guard.example.com is also asked about UPDATE of pods',
      'danger [us] cluster-wide right changed: ValidatingWebhookConfiguration guard guard.example.com refuses requests while nobody answers',
      'danger [us] cluster-wide right changed: ValidatingWebhookConfiguration guard guard.example.com is no longer limited by namespaceSelector',
    ],
  },
  'a webhook asks about less and may fail': {
    before: us(webhook({}, { operations: ['*'] })),
    after: us(webhook({ failurePolicy: 'Ignore' })),
    says: [
      'info [us] cluster-wide right changed: ValidatingWebhookConfiguration guard guard.example.com is no longer asked about every operation of pods',
      'info [us] cluster-wide right changed: ValidatingWebhookConfiguration guard guard.example.com lets requests pass while nobody answers',
    ],
  },
  'a webhook gets another CA': {
    before: us(webhook({ clientConfig: { service: { namespace: 'ops', name: 'guard' }, caBundle: 'YQ==' } })),
    after: us(webhook({ clientConfig: { service: { namespace: 'ops', name: 'guard' }, caBundle: 'Yg==' } })),
    says: [
      'info [us] changed: ValidatingWebhookConfiguration guard: webhooks[guard.example.com].clientConfig.caBundle "YQ==" -> "Yg=="',
    ],
  },
  'a webhook that guards goes': {
    before: us(webhook()),
    after: {},
    says: ['review [us] removed from workloads/ops: ValidatingWebhookConfiguration guard'],
  },
  'a chart brings two CRDs and a PriorityClass': {
    before: {},
    after: us(crd('a.example.com'), crd('b.example.com'), {
      ...object('scheduling.k8s.io/v1', 'PriorityClass', { name: 'high', namespace: undefined }),
      value: 1,
    }),
    says: [
      'review [us] cluster-scoped object added: CustomResourceDefinition widgets.a.example.com, CustomResourceDefinition widgets.b.example.com',
      'review [us] cluster-scoped object added: PriorityClass high',
    ],
  },
  'a chart brings a CRD that a release of the mesh writes': {
    before: at('us/delivery', object('argoproj.io/v1alpha1', 'Application', { name: 'istio-base' })),
    after: {
      objects: {
        'us/delivery': [object('argoproj.io/v1alpha1', 'Application', { name: 'istio-base' })],
        'us/workloads/ops': [crd('networking.istio.io')],
      },
    },
    says: [
      'danger [us] cluster-wide right added: CustomResourceDefinition widgets.networking.istio.io: a release of the mesh writes this CRD, too, so both overwrite each other',
    ],
  },
  'a CRD changes its scope': {
    before: us(crd('a.example.com')),
    after: us({ ...crd('a.example.com'), spec: { group: 'a.example.com', scope: 'Cluster', versions: [] } }),
    says: [
      'review [us] CustomResourceDefinition widgets.a.example.com changed: spec.names.kind Widget -> (none), spec.names.plural widgets -> (none), spec.scope Namespaced -> Cluster',
    ],
  },
  'an AppProject is added in the namespace of Argo CD, and opened': {
    before: us(
      project({ sourceRepos: ['https://git.example.com/a.git'] }),
      object('v1', 'ConfigMap', { namespace: 'flux-system' }),
    ),
    after: us(project({ sourceRepos: ['*'] }), object('v1', 'Secret', { namespace: 'argocd' })),
    says: [
      'danger [us] changed in the namespace of the GitOps tool: AppProject argocd/own: spec.sourceRepos -https://git.example.com/a.git +*',
      'danger [us] cluster-wide right added: Secret argocd/test: in the namespace of the GitOps tool, which applies it with its own rights',
      'review [us] removed from workloads/ops: ConfigMap flux-system/test',
    ],
  },
  'the namespace of Argo CD is another one': {
    before: at('us/delivery', object('argoproj.io/v1alpha1', 'Application', { name: 'a', namespace: 'gitops' })),
    after: {
      objects: {
        'us/delivery': [object('argoproj.io/v1alpha1', 'Application', { name: 'a', namespace: 'gitops' })],
        'us/workloads/ops': [project({}, 'gitops')],
      },
    },
    says: [
      'danger [us] cluster-wide right added: AppProject gitops/own: in the namespace of the GitOps tool, which applies it with its own rights',
    ],
  },
  'an object of the user is added in the namespace of istiod, and one of the library': {
    before: {},
    after: {
      objects: {
        'us/workloads/ops': [object('v1', 'ConfigMap', { namespace: 'istio-system' })],
        'us/config/peers': [object('networking.istio.io/v1', 'Gateway', { namespace: 'istio-system' })],
      },
    },
    says: [
      'review [us] cluster-wide right added: ConfigMap istio-system/test: in a namespace of the mesh',
      'info [us] added in config/peers: Gateway istio-system/test',
    ],
  },
  'pods become privileged': {
    before: us(daemon({})),
    after: us(daemon({ containers: [{ name: 'own', securityContext: { privileged: true } }] })),
    says: [
      'danger [us] cluster-wide right changed: DaemonSet test/own: privileged containers: spec.template.spec.containers[own].securityContext.privileged (none) -> true',
    ],
  },
  'values of any form are no error': {
    before: us(role([]), { ...ADMIN, subjects: 'all' }, { ...webhook(), webhooks: [null, 1] }),
    after: us(
      { ...role([]), rules: [null, { verbs: 'get' }] },
      { ...ADMIN, roleRef: 7 },
      { ...webhook(), webhooks: {} },
    ),
    says: expect.any(Array) as string[],
  },
});
