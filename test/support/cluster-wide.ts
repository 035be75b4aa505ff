import type { Manifest } from '../../lib';

const RBAC_GROUP = 'rbac.authorization.k8s.io';

export function role(rules: readonly object[], metadata: object = {}): Manifest {
  return { apiVersion: `${RBAC_GROUP}/v1`, kind: 'ClusterRole', metadata: { name: 'reader', ...metadata }, rules };
}

export function binding(
  roleName: string,
  subjects: readonly object[],
  metadata: { readonly namespace?: string } = {},
): Manifest {
  return {
    apiVersion: `${RBAC_GROUP}/v1`,
    kind: metadata.namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding',
    metadata: { name: 'ops', ...metadata },
    roleRef: { apiGroup: RBAC_GROUP, kind: 'ClusterRole', name: roleName },
    subjects,
  };
}

export const RUNNER = { kind: 'ServiceAccount', namespace: 'ops', name: 'runner' };

export const ADMIN = binding('cluster-admin', [RUNNER]);

/** A configuration with one webhook, which the API server asks about new Pods. */
export function webhook(fields: object = {}, rule: object = {}): Manifest {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'guard' },
    webhooks: [
      {
        name: 'guard.example.com',
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        clientConfig: { service: { namespace: 'ops', name: 'guard' } },
        rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'], ...rule }],
        ...fields,
      },
    ],
  };
}

export function crd(group: string): Manifest {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `widgets.${group}` },
    spec: { group, scope: 'Namespaced', names: { kind: 'Widget', plural: 'widgets' }, versions: [] },
  };
}

function clusterScoped(apiVersion: string, kind: string, fields: object = {}): Manifest {
  return { apiVersion, kind, metadata: { name: 'own' }, ...fields };
}

function within(namespace: string, apiVersion: string, kind: string, fields: object = {}): Manifest {
  return { apiVersion, kind, metadata: { name: 'own', namespace }, ...fields };
}

function pods(spec: object): Manifest {
  const template = {
    metadata: { labels: { app: 'own' } },
    spec: { containers: [{ name: 'own', image: 'own:1' }], ...spec },
  };
  return within('ops', 'apps/v1', 'DaemonSet', { spec: { selector: { matchLabels: { app: 'own' } }, template } });
}

const rule = (verbs: readonly string[], resources: readonly string[], apiGroups: readonly string[] = ['']): object => {
  return { apiGroups, resources, verbs };
};

/** An object of a user, and its row in dist/fleet.md without the directory and the clusters; undefined: no row. */
export const FIXTURES: readonly (readonly [title: string, object: Manifest, row: string | undefined])[] = [
  [
    'a ClusterRoleBinding to cluster-admin',
    ADMIN,
    'danger | ClusterRoleBinding ops | cluster-admin for ServiceAccount ops/runner',
  ],
  [
    'a ClusterRoleBinding to a role that reads every Secret',
    binding('edit', [{ kind: 'Group', name: 'devs' }]),
    'danger | ClusterRoleBinding ops | ClusterRole edit (every verb on secrets) for Group devs',
  ],
  [
    'a ClusterRoleBinding to a role that dist/ does not contain',
    binding('elsewhere', [RUNNER]),
    'review | ClusterRoleBinding ops | ClusterRole elsewhere for ServiceAccount ops/runner',
  ],
  [
    'a ClusterRoleBinding for everybody',
    binding('view', [{ kind: 'Group', name: 'system:authenticated' }]),
    'danger | ClusterRoleBinding ops | ClusterRole view for Group system:authenticated',
  ],
  ['a RoleBinding in a namespace of the user', binding('edit', [RUNNER], { namespace: 'ops' }), undefined],
  [
    'a RoleBinding to cluster-admin',
    binding('cluster-admin', [RUNNER], { namespace: 'ops' }),
    'danger | RoleBinding ops/ops | cluster-admin for ServiceAccount ops/runner',
  ],
  [
    'a RoleBinding in the namespace of Kubernetes',
    binding('view', [RUNNER], { namespace: 'kube-system' }),
    'review | RoleBinding kube-system/ops | in a namespace of Kubernetes; ClusterRole view for ServiceAccount ops/runner',
  ],
  [
    'a RoleBinding that reads the CA key of istiod',
    binding('edit', [RUNNER], { namespace: 'istio-system' }),
    'danger | RoleBinding istio-system/ops | in a namespace of the mesh; ClusterRole edit (every verb on secrets) for ServiceAccount ops/runner',
  ],
  [
    'a ClusterRole with everything',
    role([rule(['*'], ['*'], ['*'])]),
    'danger | ClusterRole reader | every verb on every resource',
  ],
  [
    'a ClusterRole with a wildcard in one group',
    role([rule(['*'], ['widgets', 'widgets/status'], ['example.com'])]),
    'danger | ClusterRole reader | every verb on widgets.example.com; every verb on widgets/status.example.com',
  ],
  [
    'a ClusterRole that reads Secrets',
    role([rule(['get', 'list'], ['secrets', 'pods'])]),
    'danger | ClusterRole reader | get, list secrets',
  ],
  [
    'a ClusterRole that reads one Secret by name',
    role([{ ...rule(['get'], ['secrets']), resourceNames: ['tls'] }]),
    'review | ClusterRole reader | get secrets named tls',
  ],
  [
    'a ClusterRole that impersonates',
    role([rule(['impersonate'], ['users'])]),
    'danger | ClusterRole reader | impersonate users',
  ],
  [
    'a ClusterRole that escalates',
    role([rule(['bind', 'escalate'], ['clusterroles'], ['rbac.authorization.k8s.io'])]),
    'danger | ClusterRole reader | bind, escalate clusterroles.rbac.authorization.k8s.io',
  ],
  [
    'a ClusterRole that only reads',
    role([rule(['get', 'watch'], ['pods', 'nodes']), { nonResourceURLs: ['/metrics'], verbs: ['get'] }]),
    'review | ClusterRole reader | get, watch pods; get, watch nodes; get URL /metrics',
  ],
  [
    'a ClusterRole that adds to admin',
    role([rule(['get'], ['pods'])], { labels: { 'rbac.authorization.k8s.io/aggregate-to-admin': 'true' } }),
    'review | ClusterRole reader | get pods; adds its rules to ClusterRole admin',
  ],
  [
    'a webhook',
    webhook(),
    'danger | ValidatingWebhookConfiguration guard | CREATE of pods, refused while nobody answers',
  ],
  [
    'a webhook that may fail',
    webhook({ failurePolicy: 'Ignore' }, { operations: ['*'], apiGroups: ['*'], resources: ['*'] }),
    'danger | ValidatingWebhookConfiguration guard | every operation of every resource',
  ],
  ['a CRD', crd('example.com'), 'review | CustomResourceDefinition widgets.example.com |'],
  [
    'a CRD of Istio',
    crd('networking.istio.io'),
    'danger | CustomResourceDefinition widgets.networking.istio.io | a release of the mesh writes this CRD, too, so both overwrite each other',
  ],
  [
    'an APIService',
    clusterScoped('apiregistration.k8s.io/v1', 'APIService', { spec: { service: { namespace: 'ops', name: 'api' } } }),
    'review | APIService own | answered by Service ops/api',
  ],
  [
    'a PriorityClass',
    clusterScoped('scheduling.k8s.io/v1', 'PriorityClass', { value: 1, globalDefault: true }),
    'review | PriorityClass own | the default of every pod',
  ],
  [
    'a StorageClass',
    clusterScoped('storage.k8s.io/v1', 'StorageClass', { provisioner: 'a' }),
    'review | StorageClass own |',
  ],
  [
    'a PersistentVolume on a node',
    clusterScoped('v1', 'PersistentVolume', { spec: { hostPath: { path: '/' } } }),
    'danger | PersistentVolume own | hostPath /',
  ],
  [
    'a ValidatingAdmissionPolicy',
    clusterScoped('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', { spec: {} }),
    'review | ValidatingAdmissionPolicy own |',
  ],
  ['a Namespace', clusterScoped('v1', 'Namespace'), undefined],
  [
    'an AppProject in the namespace of Argo CD',
    within('argocd', 'argoproj.io/v1alpha1', 'AppProject', { spec: { sourceRepos: ['*'] } }),
    'danger | AppProject argocd/own | in the namespace of the GitOps tool, which applies it with its own rights',
  ],
  [
    'an Application elsewhere',
    within('ops', 'argoproj.io/v1alpha1', 'Application', { spec: {} }),
    'review | Application ops/own | the GitOps tool may apply what this Application names',
  ],
  [
    'an object in the namespace of istiod',
    within('istio-system', 'v1', 'ConfigMap'),
    'review | ConfigMap istio-system/own | in a namespace of the mesh',
  ],
  [
    'privileged pods on the network of the node',
    pods({ hostNetwork: true, containers: [{ name: 'own', image: 'own:1', securityContext: { privileged: true } }] }),
    'danger | DaemonSet ops/own | privileged containers; hostNetwork',
  ],
  [
    'pods that read a directory of the node',
    pods({ volumes: [{ name: 'log', hostPath: { path: '/var/log' } }] }),
    'review | DaemonSet ops/own | hostPath /var/log',
  ],
  ['plain pods', pods({}), undefined],
];
