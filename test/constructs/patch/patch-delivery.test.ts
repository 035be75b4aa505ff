import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { Delivery, EastWestGateway, GatewayAddress, Mesh, MeshApp, MeshCluster } from '../../../lib/index';
import type { IDelivery, Manifest, PatchTarget } from '../../../lib/index';
import { renderMesh } from '../../../lib/testing/index';
import { problemsOf } from '../../support/synth';
import { REPOSITORY } from '../../support/training-mesh';

const ISTIOD: PatchTarget = { component: 'argocd', kind: 'Application', name: 'm-us-istiod' };
const ROOT: PatchTarget = { component: 'argocd', kind: 'Application', name: 'm' };
const LABEL = JsonPatch.add('/metadata/labels', { team: 'platform' });

interface Declared {
  readonly mesh: Mesh;
  readonly us: MeshCluster;
}

function declared(delivery: IDelivery = Delivery.argoCd({ repoUrl: REPOSITORY })): Declared {
  const mesh = new Mesh(new MeshApp(), 'm', { delivery });
  const us = new MeshCluster(mesh, 'us', { region: 'us-east-1' });
  new EastWestGateway(us, 'eastwest', { address: GatewayAddress.hostname('eastwest.us.example.com') });
  new MeshCluster(mesh, 'eu', { region: 'eu-west-1' });
  return { mesh, us };
}

function changedFiles(before: Mesh, after: Mesh): readonly string[] {
  const old = renderMesh(before);
  return [...renderMesh(after)].flatMap(([file, manifest]) =>
    JSON.stringify(manifest) === JSON.stringify(old.get(file)) ? [] : [file],
  );
}

const ARGO_CD = { repoUrl: REPOSITORY };
const PER_CLUSTER = Delivery.argoCd({ ...ARGO_CD, topology: 'perCluster' });
const RINGS = Delivery.argoCd({ ...ARGO_CD, rings: [['eu'], ['us']] });
const KUSTOMIZATION: PatchTarget = {
  component: 'flux',
  kind: 'Kustomization',
  name: 'mesh-istiod',
  namespace: 'flux-system',
};

test.each<[string, IDelivery, PatchTarget, string]>([
  ['the Application of a release', Delivery.argoCd(ARGO_CD), ISTIOD, 'argocd/apps/us/istiod.yaml'],
  [
    'the Application of a layer',
    Delivery.argoCd(ARGO_CD),
    { ...ISTIOD, name: 'm-us-gateways' },
    'argocd/apps/us/gateways.yaml',
  ],
  ['the Application of a cluster', Delivery.argoCd(ARGO_CD), { ...ISTIOD, name: 'm-us' }, 'argocd/apps/us.yaml'],
  [
    'an AppProject',
    Delivery.argoCd(ARGO_CD),
    { ...ISTIOD, kind: 'AppProject', name: 'm-us' },
    'argocd/apps/us/project.yaml',
  ],
  ['an Application in a ring', RINGS, ISTIOD, 'argocd/apps/us/istiod.yaml'],
  ['a root in each cluster', PER_CLUSTER, { ...ISTIOD, name: 'm-us' }, 'argocd/us/root.yaml'],
  [
    'an Application of a rendered delivery',
    Delivery.rendered({ by: Delivery.argoCd(ARGO_CD), charts: {}, clusters: [] }),
    ISTIOD,
    'argocd/apps/us/istiod.yaml',
  ],
  ['a Kustomization of Flux', Delivery.flux(), KUSTOMIZATION, 'flux/_steps/us/istiod.yaml'],
  [
    'a HelmRelease of Flux',
    Delivery.flux(),
    { ...KUSTOMIZATION, kind: 'HelmRelease' },
    'flux/_releases/us/istiod/helm-release.yaml',
  ],
])('a patch of a cluster changes %s, and no other file', (_title, delivery, target, file) => {
  const { mesh, us } = declared(delivery);
  us.patch(target, JsonPatch.add('/metadata/annotations', { note: 'patched' }));
  expect(changedFiles(declared(delivery).mesh, mesh)).toEqual([file]);
  expect(renderMesh(mesh).get(file)?.at(-1)).toMatchObject({ metadata: { annotations: { note: 'patched' } } });
});

test.each<[string, IDelivery, PatchTarget, string]>([
  ['the root Application', Delivery.argoCd(ARGO_CD), ROOT, 'argocd/root.yaml'],
  ['the ApplicationSet of rings', RINGS, { ...ROOT, kind: 'ApplicationSet' }, 'argocd/apps/_rollout.yaml'],
])('a patch of the mesh changes %s, and no other file', (_title, delivery, target, file) => {
  const { mesh } = declared(delivery);
  mesh.patch(target, LABEL);
  expect(changedFiles(declared(delivery).mesh, mesh)).toEqual([file]);
  expect(renderMesh(mesh).get(file)?.at(-1)).toMatchObject({ metadata: { labels: { team: 'platform' } } });
});

test('patches of one object add up, in the order given', () => {
  const { mesh, us } = declared();
  us.patch(ISTIOD, LABEL);
  us.patch(ISTIOD, JsonPatch.replace('/metadata/labels/team', 'mesh'));
  expect(renderMesh(mesh).get('argocd/apps/us/istiod.yaml')?.[0]?.metadata.labels).toEqual({ team: 'mesh' });
});

test('toJson has no objects of the delivery, and does not report their patches', () => {
  const { us } = declared();
  us.patch({ ...ISTIOD, name: 'missing' }, LABEL);
  us.patch(ISTIOD, LABEL);
  expect(us.toJson().map(({ kind }) => kind)).not.toContain('Application');
});

test('a Chart of the same id is patched first, and the delivery gets the rest', () => {
  const { mesh, us } = declared();
  const chart = new Chart(us, 'argocd');
  const metadata = { name: 'own', namespace: 'argocd' };
  new ApiObject(chart, 'own', { apiVersion: 'v1', kind: 'ConfigMap', metadata });
  us.patch({ component: 'argocd', kind: 'ConfigMap', name: 'own' }, LABEL);
  us.patch(ISTIOD, LABEL);
  const files = renderMesh(mesh);
  const labels = { team: 'platform' };
  expect(us.toJson().find(({ metadata: { name } }) => name === 'own')?.metadata.labels).toEqual(labels);
  expect(files.get('argocd/apps/us/istiod.yaml')?.[0]?.metadata.labels).toEqual(labels);
  us.patch({ component: 'argocd', kind: 'ConfigMap', name: 'owm' }, LABEL);
  const [problem] = problemsOf(() => renderMesh(mesh));
  expect(problem?.fix).toMatch(/ConfigMap argocd\/own, .*Application argocd\/m-us.*did you mean "ConfigMap own"\?/);
});

type Ask = (declaredMesh: Declared) => void;

test.each<[string, Ask, string, RegExp]>([
  [
    'an unknown Application',
    ({ us }) => {
      us.patch({ ...ISTIOD, name: 'm-us-istio' }, LABEL);
    },
    'm/us',
    /component "argocd" has .*Application argocd\/m-us-istiod.*; did you mean "Application m-us-istiod"\?/,
  ],
  [
    'an Application of another cluster',
    ({ us }) => {
      us.patch({ ...ISTIOD, name: 'm-eu-istiod' }, LABEL);
    },
    'm/us',
    /correct the target: component "argocd" has/,
  ],
  [
    'a misspelled component',
    ({ us }) => {
      us.patch({ ...ISTIOD, component: 'argo-cd' }, LABEL);
    },
    'm/us',
    /the components are argocd, .*did you mean "argocd"\?/,
  ],
  [
    'the component of another tool',
    ({ us }) => {
      us.patch(KUSTOMIZATION, LABEL);
    },
    'm/us',
    /the components are argocd, /,
  ],
  [
    'a path that does not exist',
    ({ us }) => {
      us.patch(ISTIOD, JsonPatch.replace('/spec/syncPolicy/automatic', {}));
    },
    'm/us',
    /correct the path/,
  ],
  [
    'an object of a cluster in a patch of the mesh',
    ({ mesh }) => {
      mesh.patch(ISTIOD, LABEL);
    },
    'm',
    /patch an object of a cluster with cluster\.patch\(…\), or correct the target: component "argocd" has Application argocd\/m/,
  ],
  [
    'the root Application in a patch of a cluster',
    ({ us }) => {
      us.patch(ROOT, LABEL);
    },
    'm/us',
    /correct the target: component "argocd" has/,
  ],
])('fails for %s', (_title, ask, path, fix) => {
  const all = declared();
  ask(all);
  const problems = problemsOf(() => renderMesh(all.mesh));
  expect(problems).toMatchObject([{ rule: 'patch-matches', path }]);
  expect(problems[0]?.fix).toMatch(fix);
  expect(problems[0]?.at).toMatch(/patch-delivery\.test\.ts/);
});

test.each([
  ['Flux', Delivery.flux()],
  ['an Argo CD in each cluster', PER_CLUSTER],
])('fails for a patch of the mesh where %s has no object for all clusters', (_title, delivery) => {
  const { mesh } = declared(delivery);
  mesh.patch(ROOT, LABEL);
  expect(problemsOf(() => renderMesh(mesh))).toMatchObject([
    {
      path: 'm',
      what: 'a patch matches no object that delivers to the mesh as a whole',
      fix: 'patch an object of a cluster with cluster.patch(…)',
    },
  ]);
});

test('fails for a delivery of your own that names no component', () => {
  const flux = Delivery.flux();
  const own: IDelivery = {
    protect: (manifest: Manifest) => manifest,
    filesOfMesh: () => [],
    filesOfCluster: (...given) => flux.filesOfCluster(...given),
    prerequisites: () => [],
  };
  const { mesh, us } = declared(own);
  us.patch(KUSTOMIZATION, LABEL);
  expect(problemsOf(() => renderMesh(mesh))).toMatchObject([
    { path: 'm/us', what: 'a patch matches no object of the cluster' },
  ]);
});

test.each([
  ['its name', JsonPatch.remove('/metadata/name')],
  ['all metadata', JsonPatch.remove('/metadata')],
])('fails for a patch that removes %s of an Application', (_title, operation) => {
  const { mesh, us } = declared();
  us.patch(ISTIOD, operation);
  expect(problemsOf(() => renderMesh(mesh))).toMatchObject([{ rule: 'complete-object' }]);
});

test('fails for a patch that adds a label that the API server refuses', () => {
  const { mesh, us } = declared();
  us.patch(ISTIOD, JsonPatch.add('/metadata/labels', { team: 'a b' }));
  expect(problemsOf(() => renderMesh(mesh))).toMatchObject([{ rule: 'valid-metadata', value: { team: 'a b' } }]);
});

test('fails for a target that is not readable, in a patch of the mesh', () => {
  const { mesh } = declared();
  mesh.patch({ ...ROOT, name: 7 as never }, LABEL);
  expect(problemsOf(() => renderMesh(mesh))).toMatchObject([{ rule: 'valid-props', path: 'm' }]);
});
