import { callerRunsWhereImported } from '../../../lib/output/checks/caller-runs-where-imported';
import { startChecks } from '../../../lib/output/checks/check';
import type { Problem } from '../../../lib/model/problems/problem';
import type { Manifest } from '../../../lib/resources/manifest';
import { cluster, entry, fleetOf, reported } from '../../model/facts';
import type { FleetOverrides } from '../../model/facts';
import { object } from './check-test';

type Objects = Readonly<Record<string, readonly Manifest[]>>;

function problems(overrides: FleetOverrides, objects: Objects): readonly Problem[] {
  const fleet = fleetOf(overrides);
  const checks = startChecks([callerRunsWhereImported], fleet);
  for (const { name } of fleet.clusters) {
    const placed = (objects[name] ?? []).map((manifest, index) => ({ path: `mesh/${name}/${index}`, manifest }));
    checks.see(name, placed);
  }
  return checks.problems();
}

const pods = (serviceAccountName: string): object => ({ spec: { serviceAccountName, containers: [{}] } });

function workload(serviceAccount: string, namespace = 'frontend'): Manifest {
  return object('apps/v1', 'Deployment', { namespace }, { spec: { template: pods(serviceAccount) } });
}

const cronJob = object(
  'batch/v1',
  'CronJob',
  { namespace: 'frontend' },
  { spec: { jobTemplate: { spec: { template: pods('frontend') } } } },
);
const account = object('v1', 'ServiceAccount', { name: 'frontend', namespace: 'frontend' });
const three = ['us', 'eu', 'ap'].map((name) => cluster(name));
/** Runs in eu, and is known in eu and ap. */
const pinned = entry('echo', { exportedBy: ['eu'], importedBy: ['ap'] });

test.each<readonly [string, FleetOverrides, Objects]>([
  ['a caller that nobody here declares', {}, {}],
  [
    'a caller that istiod makes for a Gateway of the Gateway API',
    { entries: [entry('echo', { callers: [{ namespace: 'frontend', serviceAccount: 'public-istio' }] })] },
    {
      us: [
        workload('oauth2-proxy'),
        object(
          'gateway.networking.k8s.io/v1',
          'Gateway',
          { name: 'public', namespace: 'frontend' },
          { spec: { gatewayClassName: 'istio' } },
        ),
      ],
    },
  ],
  [
    'the service account that such a Gateway names',
    {},
    {
      us: [
        workload('oauth2-proxy'),
        object(
          'gateway.networking.k8s.io/v1',
          'Gateway',
          { namespace: 'frontend', annotations: { 'gateway.istio.io/service-account': 'frontend' } },
          { spec: { gatewayClassName: 'istio' } },
        ),
      ],
    },
  ],
  ['a caller in one of the clusters that know the host', {}, { us: [workload('frontend')] }],
  [
    'a caller that also runs where the host is not known',
    { clusters: three, entries: [pinned] },
    { us: [workload('frontend')], ap: [workload('frontend')] },
  ],
  ['a caller in the cluster of the service', { clusters: three, entries: [pinned] }, { eu: [workload('frontend')] }],
  ['a CronJob as caller', {}, { us: [cronJob] }],
  ['a caller beside others in its namespace', {}, { us: [workload('other'), workload('frontend')] }],
  ['a caller with a service account and no workload', {}, { us: [workload('other'), account] }],
  [
    'a caller in a namespace of which others are declared where nobody knows the host',
    { clusters: three, entries: [pinned] },
    { us: [workload('other')] },
  ],
  ['a host without callers', { entries: [entry('echo', { callers: undefined })] }, { us: [workload('other')] }],
  [
    'a caller that may run in a cluster of another repository',
    { entries: [entry('echo', { exportedBy: ['eu'], importedBy: ['ap'] })], reported: [reported('ap')] },
    { us: [workload('frontend')] },
  ],
])('does not report %s', (_title, overrides, objects) => {
  expect(problems(overrides, objects)).toEqual([]);
});

test.each<readonly [string, FleetOverrides, Objects, Partial<Problem>]>([
  [
    'a caller that runs only where the host is not known',
    { clusters: three, entries: [pinned] },
    { us: [workload('frontend')], eu: [workload('other')] },
    {
      what: 'a caller runs in "us" only, where "echo.mesh.local" is not known',
      fix: 'add "us" to importedBy, or take the caller out; the host is known in "ap", "eu"',
    },
  ],
  [
    'a CronJob that runs only there',
    { clusters: three, entries: [pinned] },
    { us: [cronJob] },
    { what: 'a caller runs in "us" only, where "echo.mesh.local" is not known' },
  ],
  [
    'a service account that no workload of its namespace has',
    {},
    { us: [workload('front-end'), workload('api')], eu: [workload('api')] },
    {
      what: 'no workload that is declared here runs as a caller of "echo.mesh.local"',
      fix: 'correct the service account; workloads of namespace "frontend" run as "api", "front-end"; did you mean "front-end"?',
    },
  ],
])('warns of %s', (_title, overrides, objects, expected) => {
  const found = problems(overrides, objects);
  expect(found).toMatchObject([
    {
      rule: 'caller-runs-where-imported',
      severity: 'warning',
      path: 'training-mesh/echo',
      value: 'frontend/frontend',
      ...expected,
    },
  ]);
  expect(found).toHaveLength(1);
});
