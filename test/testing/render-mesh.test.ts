import { ApiObject, Chart } from 'cdk8s';
import { MeshApp } from '../../lib';
import { nameOf } from '../../lib/resources/manifest';
import { findManifest, manifestsOf, renderMesh } from '../../lib/testing';
import { filesIn } from '../support/files';
import { objectsByName } from '../support/manifests';
import { problemsOf, synth } from '../support/synth';
import { trainingMesh } from '../support/training-mesh';

test('renderMesh returns exactly the manifests that synth would write, without writing, and declaring goes on', () => {
  const app = new MeshApp({ outdir: 'never-written' });
  const { mesh, us } = trainingMesh(app);
  const files = renderMesh(mesh);
  const written = objectsByName(synth((other) => trainingMesh(other)).files);
  const rendered = [...files].flatMap(([path, objects]) => objects.map((object) => `${path}: ${nameOf(object)}`));
  expect(rendered.sort()).toEqual([...written.keys()].filter((name) => name.includes('.yaml: ')).sort());
  expect(filesIn('never-written').size).toBe(0);
  us.addNamespace('later');
  expect(manifestsOf(renderMesh(mesh), us)).toHaveLength(manifestsOf(files, us).length + 1);
});

test('renderMesh runs rules and checks', () => {
  const { mesh, us } = trainingMesh(new MeshApp());
  us.addNamespace('echo');
  expect(problemsOf(() => renderMesh(mesh))).toMatchObject([{ rule: 'one-owner-per-object' }]);
});

test('findManifest returns the one object that is meant', () => {
  const { mesh, us, eu } = trainingMesh(new MeshApp());
  const files = renderMesh(mesh);
  expect(findManifest(files, us, { kind: 'Deployment', name: 'echo' }).metadata.namespace).toBe('echo');
  expect(manifestsOf(files, eu).every(({ kind }) => kind !== 'Application')).toBe(true);
  expect(manifestsOf(files, eu).length).toBeGreaterThan(15);
});

test.each([
  ['nothing of the kind', { kind: 'Deployment', name: 'ehco' }, /has no .*; it has .*apps\/v1 Deployment echo\/echo/],
  ['another namespace', { kind: 'Deployment', name: 'echo', namespace: 'default' }, /has no/],
  ['nothing near', { kind: 'Planet', name: 'mars' }, /it has .*v1 Namespace echo, /],
])('findManifest fails for %s and says what there is', (_title, selector, message) => {
  const { mesh, us } = trainingMesh(new MeshApp());
  expect(() => findManifest(renderMesh(mesh), us, selector)).toThrow(message);
});

test('findManifest fails for more than one, until the selector says which', () => {
  const { mesh, us } = trainingMesh(new MeshApp());
  const chart = new Chart(us, 'twins');
  for (const namespace of ['echo', 'frontend']) {
    new ApiObject(chart, namespace, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'twin', namespace } });
  }
  const files = renderMesh(mesh);
  const twin = { kind: 'ConfigMap', name: 'twin' };
  expect(() => findManifest(files, us, twin)).toThrow(
    /more than one .*: v1 ConfigMap echo\/twin, v1 ConfigMap frontend\/twin/,
  );
  expect(findManifest(files, us, { ...twin, namespace: 'frontend' }).metadata.namespace).toBe('frontend');
});
