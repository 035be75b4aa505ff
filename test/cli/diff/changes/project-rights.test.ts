import { projectRights } from '../../../../lib/cli/diff/changes/project-rights';
import type { Manifest } from '../../../../lib/resources/manifest';
import { ADMIN } from '../../../support/cluster-wide';
import { detectorTest, object } from '../trees';
import type { Dist } from '../trees';

const RBAC = 'rbac.authorization.k8s.io';
const CHARTS = 'https://charts.example.com';
const MESH = 'https://git.example.com/mesh.git';

const project = (name: string, spec: object): Manifest =>
  object('argoproj.io/v1alpha1', 'AppProject', { name, namespace: 'argocd' }, spec);
const application = (name: string, project: string, source: object, namespace = 'charts'): Manifest =>
  object(
    'argoproj.io/v1alpha1',
    'Application',
    { name, namespace: 'argocd' },
    { project, source, destination: { namespace } },
  );

const chart = (inProject: string, targetRevision = '1.0.0'): Manifest =>
  application('mesh-us-chart', inProject, { repoURL: CHARTS, chart: 'chart', targetRevision });
const layer = (inProject: string): Manifest =>
  application('mesh-us-config', inProject, { repoURL: MESH, path: 'dist/clusters/us/config' }, 'argocd');

const RIGHTS = {
  sourceRepos: [CHARTS],
  destinations: [{ name: 'us', namespace: 'charts' }],
  clusterResourceWhitelist: [{ group: RBAC, kind: 'ClusterRole', name: 'chart*' }],
  namespaceResourceWhitelist: [{ group: 'apps', kind: 'Deployment' }],
};
const ofChart = project('mesh-us-chart', RIGHTS);
const wider = {
  ...RIGHTS,
  clusterResourceWhitelist: [
    ...RIGHTS.clusterResourceWhitelist,
    { group: RBAC, kind: 'ClusterRoleBinding', name: '*' },
  ],
};
const listed = { ...RIGHTS, clusterResourceWhitelist: [{ group: RBAC, kind: 'ClusterRole', name: 'chart-reader' }] };
const delivery = (...objects: readonly Manifest[]): Dist => ({ objects: { 'us/delivery': objects } });
const workloads = (spec: object, ...objects: readonly Manifest[]): Dist => ({
  objects: { 'us/delivery': [project('mesh-us', spec)], 'us/workloads/ops': objects },
});

detectorTest(projectRights, {
  'a project allows the ClusterRoleBinding of a user that the change adds': {
    before: workloads({ clusterResourceWhitelist: [] }),
    after: workloads({ clusterResourceWhitelist: [{ group: RBAC, kind: 'ClusterRoleBinding', name: 'ops' }] }, ADMIN),
    says: ['info [us] added in workloads/ops: ClusterRoleBinding ops'],
  },
  'a project allows every name of a kind, and the change adds one': {
    before: workloads({ clusterResourceWhitelist: [] }),
    after: workloads({ clusterResourceWhitelist: [{ group: RBAC, kind: 'ClusterRoleBinding', name: '*' }] }, ADMIN),
    says: [
      `danger [us] Argo CD may do more than this change needs: AppProject argocd/mesh-<cluster> allows ClusterRoleBinding.${RBAC} *`,
      'info [us] added in workloads/ops: ClusterRoleBinding ops',
    ],
  },
  'a project follows an object that is renamed': {
    before: workloads(
      { destinations: [{ name: 'us', namespace: 'a' }] },
      object('v1', 'ConfigMap', { namespace: 'a' }),
    ),
    after: workloads({ destinations: [{ name: 'us', namespace: 'b' }] }, object('v1', 'ConfigMap', { namespace: 'b' })),
    says: [
      'review [us] removed from workloads/ops: ConfigMap a/test',
      'info [us] added in workloads/ops: ConfigMap b/test',
    ],
  },
  'a project allows a source and a namespace by itself': {
    before: workloads({ sourceRepos: [MESH], destinations: [] }),
    after: workloads({
      sourceRepos: [MESH, CHARTS],
      destinations: [
        { name: 'us', namespace: 'kube-system' },
        { name: 'us', namespace: 'argocd' },
      ],
    }),
    says: [
      `danger [us] Argo CD may do more than this change needs: AppProject argocd/mesh-<cluster> allows source ${CHARTS}, namespace argocd`,
      'review [us] Argo CD may do more than this change needs: AppProject argocd/mesh-<cluster> allows namespace kube-system',
    ],
  },
  'a project comes with its release': {
    before: {},
    after: delivery(ofChart, chart('mesh-us-chart')),
    says: ['info [us] added in delivery: Application argocd/mesh-<cluster>-chart'],
  },
  'a project goes with its release': {
    before: delivery(ofChart, chart('mesh-us-chart')),
    after: {},
    says: ['review [us] removed from delivery: Application argocd/mesh-<cluster>-chart'],
  },
  'a project comes with its release and allows another source, too': {
    before: {},
    after: delivery(project('mesh-us-chart', { ...RIGHTS, sourceRepos: [CHARTS, '*'] }), chart('mesh-us-chart')),
    says: [
      'danger [us] Argo CD may do more than this change needs: AppProject argocd/mesh-<cluster>-chart allows source *',
      'info [us] added in delivery: Application argocd/mesh-<cluster>-chart',
    ],
  },
  'a release moves from the project of its cluster to one of its own': {
    before: delivery(project('mesh-us', RIGHTS), chart('mesh-us')),
    after: delivery(project('mesh-us', {}), ofChart, chart('mesh-us-chart')),
    says: ['info [us] changed: Application argocd/mesh-<cluster>-chart: spec.project mesh-us -> mesh-us-chart'],
  },
  'a release moves, and its new project lists names that the former one allowed by a glob': {
    before: delivery(project('mesh-us', RIGHTS), chart('mesh-us')),
    after: delivery(project('mesh-us', {}), project('mesh-us-chart', listed), chart('mesh-us-chart')),
    says: ['info [us] changed: Application argocd/mesh-<cluster>-chart: spec.project mesh-us -> mesh-us-chart'],
  },
  'a project lists names that it allowed by a glob': {
    before: delivery(ofChart, chart('mesh-us-chart')),
    after: delivery(project('mesh-us-chart', listed), chart('mesh-us-chart')),
    says: [
      expect.stringMatching(/^info \[us\] changed: AppProject .*: spec\.clusterResourceWhitelist -.* \+/) as string,
    ],
  },
  'a release moves, and its new project allows more than the former one': {
    before: delivery(project('mesh-us', RIGHTS), chart('mesh-us')),
    after: delivery(project('mesh-us', {}), project('mesh-us-chart', wider), chart('mesh-us-chart')),
    says: [
      `danger [us] Argo CD may do more than this change needs: AppProject argocd/mesh-<cluster>-chart allows ClusterRoleBinding.${RBAC} *`,
      'info [us] changed: Application argocd/mesh-<cluster>-chart: spec.project mesh-us -> mesh-us-chart',
    ],
  },
  'Applications leave project default, which allows everything': {
    before: delivery(layer('default')),
    after: delivery(layer('mesh'), project('mesh', { sourceRepos: [MESH], destinations: [{ namespace: 'argocd' }] })),
    says: ['info [us] changed: Application argocd/mesh-<cluster>-config: spec.project default -> mesh'],
  },
  'a layer that comes does not explain kinds without objects': {
    before: {},
    after: delivery(
      layer('mesh-us'),
      project('mesh-us', { sourceRepos: [MESH], clusterResourceWhitelist: wider.clusterResourceWhitelist }),
    ),
    says: [
      `danger [us] Argo CD may do more than this change needs: AppProject argocd/mesh-<cluster> allows ClusterRole.${RBAC} chart*, ClusterRoleBinding.${RBAC} *`,
      'info [us] added in delivery: Application argocd/mesh-<cluster>-config',
    ],
  },
  'a project allows more with another version of its chart': {
    before: delivery(ofChart, chart('mesh-us-chart')),
    after: delivery(project('mesh-us-chart', wider), chart('mesh-us-chart', '2.0.0')),
    says: [
      `review [us] Argo CD may do more than this change needs: AppProject argocd/mesh-<cluster>-chart allows ClusterRoleBinding.${RBAC} *`,
      'info [us] changed: Application argocd/mesh-<cluster>-chart: spec.source.targetRevision 1.0.0 -> 2.0.0',
    ],
  },
  'a project allows more without another version of its chart': {
    before: delivery(ofChart, chart('mesh-us-chart')),
    after: delivery(project('mesh-us-chart', wider), chart('mesh-us-chart')),
    says: [
      `danger [us] Argo CD may do more than this change needs: AppProject argocd/mesh-<cluster>-chart allows ClusterRoleBinding.${RBAC} *`,
    ],
  },
  'a project allows less': {
    before: delivery(project('mesh-us-chart', wider), chart('mesh-us-chart')),
    after: delivery(ofChart, chart('mesh-us-chart')),
    says: [
      `info [us] changed: AppProject argocd/mesh-<cluster>-chart: spec.clusterResourceWhitelist -{"group":"${RBAC}","kind":"ClusterRoleBin…`,
    ],
  },
});
