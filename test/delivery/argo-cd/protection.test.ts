import { ApiObject, Chart } from 'cdk8s';
import { Delivery, MeshApp } from '../../../lib/index';
import { findManifest, renderMesh } from '../../../lib/testing/index';
import { REPOSITORY, twoClusters } from '../../support/training-mesh';

const OPTIONS = 'argocd.argoproj.io/sync-options';
const KEPT = 'Prune=false,Delete=false';

function optionsOf(given?: string): string | undefined {
  const annotations = { team: 'web', ...(given !== undefined && { [OPTIONS]: given }) };
  const object = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', annotations } };
  const { metadata } = Delivery.argoCd({ repoUrl: REPOSITORY }).protect(object);
  expect(metadata.annotations?.team).toBe('web');
  return metadata.annotations?.[OPTIONS];
}

test.each([
  ['no options', undefined, KEPT],
  ['an empty annotation', '', KEPT],
  ['options about something else', 'ServerSideApply=true', `ServerSideApply=true,${KEPT}`],
  ['an option whose name only begins alike', 'PruneLast=true', `PruneLast=true,${KEPT}`],
  ['a choice about pruning', 'Prune=confirm', 'Prune=confirm,Delete=false'],
  ['both choices', 'Delete=true, Prune=true', 'Delete=true, Prune=true'],
])('what is kept from deletion with %s', (_title, given, expected) => {
  expect(optionsOf(given)).toBe(expected);
});

test("a CRD in a user's Chart is kept, whatever other options it has, and other objects are not", () => {
  const { mesh, us } = twoClusters(new MeshApp());
  const chart = new Chart(us, 'mine');
  const crd = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };
  const annotations = { [OPTIONS]: 'ServerSideApply=true' };
  new ApiObject(chart, 'crd', { ...crd, metadata: { name: 'planets.example.com', annotations } });
  new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
  new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'shop' } });
  const files = renderMesh(mesh);
  const options = (kind: string, name: string): unknown =>
    findManifest(files, us, { kind, name }).metadata.annotations?.[OPTIONS];
  expect(options('CustomResourceDefinition', 'planets.example.com')).toBe(`ServerSideApply=true,${KEPT}`);
  expect(options('Namespace', 'shop')).toBe(KEPT);
  expect(options('ConfigMap', 'a')).toBeUndefined();
});

test('CRDs that come from upstream are neither pruned nor deleted, in words that old and new Argo CD know', () => {
  const { mesh } = twoClusters(new MeshApp());
  const [application] = renderMesh(mesh).get('argocd/apps/us/gateway-api.yaml') ?? [];
  expect(application?.spec).toMatchObject({
    // What 3.3 knows …
    syncPolicy: { automated: { prune: false } },
  });
  // … and what 3.4 added, for a sync that somebody starts by hand.
  expect(JSON.stringify(application?.spec)).toContain('"Prune=false","Delete=false"');
  expect(application?.metadata).not.toHaveProperty('finalizers');
});

describe('Of Applications and the objects that create them', () => {
  const files = [...renderMesh(twoClusters(new MeshApp()).mesh)]
    .filter(([path]) => path.startsWith('argocd/'))
    .flatMap(([path, objects]) => objects.map((object) => [path, object] as const));

  test('nothing is deleted with the Application that made it, and everything is pruned', () => {
    expect(files.length).toBeGreaterThan(10);
    for (const [path, { metadata }] of files)
      expect([path, metadata.annotations?.[OPTIONS]]).toEqual([path, 'Delete=false']);
  });

  test('a project stays as long as an Application is in it', () => {
    const projects = files.filter(([, { kind }]) => kind === 'AppProject');
    expect(projects.length).toBeGreaterThan(5);
    for (const [path, { metadata }] of projects)
      expect([path, metadata]).toMatchObject([path, { finalizers: ['resources-finalizer.argocd.argoproj.io'] }]);
  });
});
