import { ApiObject, Chart } from 'cdk8s';
import type { ApiObjectProps } from 'cdk8s';
import { ADMIN, crd, webhook } from '../../support/cluster-wide';
import { trainingMesh } from '../../support/training-mesh';
import { Project } from '../project';

let project: Project;

beforeAll(() => {
  project = new Project();
  project.synth((app) => trainingMesh(app));
  project.commit();
});

/** What is said when a Chart in both clusters brings some objects. */
function withObjects(...objects: readonly object[]): readonly string[] {
  project.synth((app) => {
    const { us, eu } = trainingMesh(app);
    for (const cluster of [us, eu]) {
      const chart = new Chart(cluster, 'ops');
      for (const [index, object] of objects.entries()) new ApiObject(chart, `${index}`, object as ApiObjectProps);
    }
  });
  const { status, stdout } = project.run('diff', '--exit-code');
  expect(status).toBe(3);
  const [, findings = ''] = stdout.split('\n\n');
  return findings.split('\n').map((line) => line.replaceAll(/ {2,}/g, '  '));
}

const fleetMd = (): string => project.read('dist/fleet.md');

test('a ClusterRoleBinding of a user is named in fleet.md and is a danger to diff, and its AppProjects need no line', () => {
  expect(withObjects(ADMIN)).toEqual([
    'danger  eu, us  cluster-wide right added: ClusterRoleBinding ops: cluster-admin for ServiceAccount ops/runner',
  ]);
  expect(fleetMd()).toMatch(
    /\n## Cluster-wide rights of your charts\n[^]*\n\| danger +\| ClusterRoleBinding ops +\| cluster-admin for ServiceAccount ops\/runner +\| workloads\/ops +\| eu, us +\|\n/,
  );
});

test('so is an Application in the namespace of Argo CD', () => {
  const application = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'own', namespace: 'argocd' },
  };
  const grants = 'in the namespace of the GitOps tool, which applies it with its own rights';
  expect(withObjects(application)).toEqual([
    `danger  eu, us  cluster-wide right added: Application argocd/own: ${grants}`,
  ]);
  expect(fleetMd()).toContain(`| ${grants} |`);
});

test('so is a webhook, while a CRD of the same Chart asks for a review', () => {
  expect(withObjects(webhook(), crd('example.com'))).toEqual([
    'danger  eu, us  cluster-wide right added: ValidatingWebhookConfiguration guard: CREATE of pods, refused while nobody answers',
    'review  eu, us  cluster-scoped object added: CustomResourceDefinition widgets.example.com',
  ]);
});
