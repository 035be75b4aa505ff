import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { nameOf } from '../../lib/resources/manifest';
import type { Manifest } from '../../lib/resources/manifest';
import { isAllowed } from './allowed';
import type { Project } from './allowed';

const ROOT = resolve(__dirname, '../..');
/** What upstream's charts render, from outside of this repository. */
const RENDERED = join(ROOT, '../shared/conformance/rendered/training');

const projectOf = (source: string): Project =>
  parse(readFileSync(join(ROOT, `dist/argocd/apps/us/project-${source}.yaml`), 'utf8')) as Project;

const here = existsSync(RENDERED);
const title = (chart: string): string => `the project of ${chart} allows every object of the chart`;

(here ? test.each : test.skip.each)([
  ['istio-base', 'both'],
  ['istiod', 'us'],
])(
  here ? title('%s') : `${title('%s')} (skipped: no renderings of upstream's charts beside this repository)`,
  (chart, folder) => {
    const text = readFileSync(join(RENDERED, folder, `${chart}.yaml`), 'utf8');
    const objects = parseAllDocuments(text).map((document) => document.toJS() as Manifest);
    expect(objects.length).toBeGreaterThan(10);
    expect(objects.filter((object) => !isAllowed(projectOf(chart), object)).map(nameOf)).toEqual([]);
  },
);

const RBAC = 'rbac.authorization.k8s.io/v1';
const object = (apiVersion: string, kind: string, name: string, namespace?: string): Manifest => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace !== undefined && { namespace }) },
});

/** What whoever controls a chart repository would like to write. */
test.each([
  ['istiod', object(RBAC, 'ClusterRoleBinding', 'cluster-admin')],
  ['istiod', object(RBAC, 'ClusterRoleBinding', 'istio-backdoor')],
  ['istiod', object('v1', 'Secret', 'cacerts', 'istio-system')],
  ['istiod', object('argoproj.io/v1alpha1', 'Application', 'more', 'argocd')],
  ['istio-base', object('apps/v1', 'Deployment', 'reader', 'istio-system')],
  ['istio-base', object(RBAC, 'ClusterRoleBinding', 'istiod-clusterrole-istio-system')],
  ['kube-prometheus-stack', object('v1', 'Secret', 'cacerts', 'istio-system')],
  ['kube-prometheus-stack', object('apps/v1', 'Deployment', 'reader', 'istio-system')],
  ['kube-prometheus-stack', object(RBAC, 'ClusterRoleBinding', 'istiod-clusterrole-istio-system')],
  ['kiali', object('apps/v1', 'Deployment', 'reader', 'istio-system')],
  ['kiali', object(RBAC, 'ClusterRoleBinding', 'kiali-admin')],
  ['gateway-api', object('apps/v1', 'Deployment', 'reader', 'istio-system')],
  ['gateway-api', object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'gateways.networking.istio.io')],
  ['prometheus-operator-crds', object('v1', 'ConfigMap', 'any', 'observability')],
])('the project of %s refuses what the source does not publish: %j', (source, refused) => {
  expect(isAllowed(projectOf(source), refused)).toBe(false);
});
