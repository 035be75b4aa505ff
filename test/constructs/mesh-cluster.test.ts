import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { CrossClusterServiceEntry, Istio, Mesh, MeshApp, MeshCluster } from '../../lib';
import type { Manifest } from '../../lib';
import { nameOf } from '../../lib/resources/manifest';
import { findManifest, renderMesh } from '../../lib/testing';
import { validate } from '../schemas/validator';
import { objectsByName } from '../support/manifests';
import { problemsOf, synth } from '../support/synth';
import { ECHO, emptyMesh, trainingMesh, twoClusters } from '../support/training-mesh';

function configMap(scope: Construct, name: string, namespace = 'echo'): ApiObject {
  return new ApiObject(scope, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } });
}

const identities = (manifests: readonly Manifest[]): string[] =>
  manifests.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? '-'}/${metadata.name}`);

test("toJson returns all manifests of the cluster, the library's and the user's, while declaring goes on", () => {
  const { us } = twoClusters(new MeshApp());
  expect(identities(us.toJson())).not.toContain('ConfigMap echo/first');
  configMap(us, 'first');
  const manifests = identities(us.toJson());
  expect(manifests).toContain('ConfigMap echo/first');
  expect(manifests).toContain('Deployment istio-eastwest/istio-eastwestgateway');
  expect(manifests).toContain('Namespace -/istio-system');
});

test('Testing.synth works for a cluster and for a chart below it, under a plain root too', () => {
  const mesh = new Mesh(Testing.app(), 'training-mesh', { delivery: emptyMesh(new MeshApp()).delivery });
  const us = new MeshCluster(mesh, 'us', { region: 'us-east-1' });
  const chart = new Chart(us, 'app');
  configMap(chart, 'mine');
  expect(identities(Testing.synth(us) as Manifest[])).toContain('ConfigMap echo/mine');
  expect(identities(Testing.synth(chart) as Manifest[])).toEqual(['ConfigMap echo/mine']);
});

test.each(['synth', 'synthYaml'] as const)('%s() of a plain App fails and names MeshApp', (method) => {
  const app = new App();
  new Mesh(app, 'training-mesh', { delivery: emptyMesh(new MeshApp()).delivery });
  expect(() => app[method]()).toThrow('use new MeshApp() in place of new App()');
});

test('toJson fails with the problems of the fleet', () => {
  const { mesh, us } = twoClusters(new MeshApp());
  new CrossClusterServiceEntry(mesh, 'echo', { host: 'echo', service: ECHO, exportedBy: [us] });
  expect(problemsOf(() => us.toJson())).toMatchObject([{ rule: 'valid-names' }]);
});

test('a chart becomes a file, with the charts in it; single objects are in workloads.yaml', () => {
  const { files } = synth((app) => {
    const { us } = trainingMesh(app);
    const chart = new Chart(us, 'shop');
    configMap(chart, 'outer');
    configMap(new Chart(chart, 'inner'), 'nested');
    configMap(new Construct(us, 'group'), 'single');
    configMap(new Chart(new Construct(us, 'wrapper'), 'wrapped'), 'in-wrapped');
  });
  for (const file of [
    'shop.yaml: ConfigMap echo/outer',
    'shop.yaml: ConfigMap echo/nested',
    'workloads.yaml: ConfigMap echo/single',
    'wrapped.yaml: ConfigMap echo/in-wrapped',
  ]) {
    expect([...objectsByName(files).keys()]).toContain(`clusters/us/workloads/${file}`);
  }
});

test('a chart that renders itself is asked, once', () => {
  class Rendered extends Chart {
    override toJson(): unknown[] {
      return [
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'made', namespace: 'echo' }, data: { by: 'toJson' } },
      ];
    }
  }
  const { files } = synth((app) => {
    const { us } = trainingMesh(app);
    configMap(new Rendered(us, 'own'), 'replaced');
  });
  expect([...objectsByName(files).keys()].filter((object) => object.includes('/own'))).toEqual([
    'clusters/us/workloads/own.yaml: ConfigMap echo/made',
  ]);
});

test('what validations of user constructs say is reported once, together with everything else', () => {
  let asked = 0;
  const problems = problemsOf(() =>
    synth((app) => {
      const { us } = trainingMesh(app);
      const chart = new Chart(us, 'shop');
      chart.node.addValidation({ validate: () => [`asked ${String((asked += 1))} time`] });
      us.addNamespace('Wrong_Name');
    }),
  );
  expect(problems.map(({ rule, what }) => `${rule}: ${what}`)).toEqual([
    'valid-names: the name of a namespace must be a DNS label',
    'construct-validation: asked 1 time',
  ]);
});

test('a user object that cannot be serialised is a problem with its path', () => {
  const problems = problemsOf(() =>
    synth((app) => {
      const { us } = trainingMesh(app);
      const broken = configMap(us, 'broken');
      broken.addJsonPatch(JsonPatch.test('/metadata/name', 'other'));
    }),
  );
  expect(problems).toMatchObject([{ rule: 'construct-validation', path: 'training-mesh/us/broken' }]);
});

test.each([
  ['a chart', (scope: Construct): unknown => configMap(new Chart(scope, 'lost'), 'inner'), 'lost'],
  [
    'an object in a construct with a chart around the mesh',
    (scope: Construct): unknown => new Chart(new Construct(scope, 'a'), 'b'),
    'a/b',
  ],
])('%s in no cluster is refused, below the mesh and beside it', (_title, declare, path) => {
  const below = problemsOf(() => synth((app) => void declare(trainingMesh(app).mesh)));
  expect(below).toMatchObject([{ rule: 'object-outside-cluster', path: `training-mesh/${path}` }]);
  const beside = problemsOf(() =>
    synth((app) => {
      trainingMesh(app);
      declare(app);
    }),
  );
  expect(beside).toMatchObject([{ rule: 'object-outside-cluster', path }]);
});

test('values of istiod are merged last: maps into maps, lists in place of lists', () => {
  const { files } = synth((app) => {
    const istio = Istio.managed({
      values: {
        autoscaleMin: 2,
        global: { hub: 'mirror.example.com/istio' },
        volumes: [{ name: 'mesh-ca', emptyDir: {} }],
      },
    });
    new MeshCluster(emptyMesh(app), 'us', { region: 'us-east-1', istio });
  });
  const application = files.get('argocd/apps/us/istiod.yaml');
  expect(application).toContain('autoscaleMin: 2');
  expect(application).toContain('hub: mirror.example.com/istio');
  expect(application).toContain('meshID: training-mesh');
  expect(application).toContain('- name: mesh-ca\n            emptyDir: {}');
  expect(application).not.toContain('secretName');
});

test('namespaces and CRDs are kept from being pruned, also those of users, unless they say otherwise', () => {
  const sync = 'argocd.argoproj.io/sync-options';
  const app = new MeshApp();
  const { us } = twoClusters(app);
  us.addNamespace('echo');
  new ApiObject(us, 'ns', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'mine' } });
  new ApiObject(us, 'own', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'own', annotations: { [sync]: 'Prune=confirm' } },
  });
  new ApiObject(us, 'crd', {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'a.b.c' },
  });
  const options = new Map(us.toJson().map(({ metadata }) => [metadata.name, metadata.annotations?.[sync]]));
  for (const name of ['echo', 'istio-system', 'mine', 'a.b.c'])
    expect([name, options.get(name)]).toEqual([name, 'Prune=false,Delete=false']);
  expect(options.get('own')).toBe('Prune=confirm,Delete=false');
});

const SIDECAR = { kind: 'Sidecar', name: 'default' };

test('a namespace with egress has a Sidecar in the layer of configuration, and one without has none', () => {
  const { mesh, us } = trainingMesh(new MeshApp());
  us.addNamespace('batch', { egress: ['echo'] });
  us.addNamespace('quiet', { egress: [] });
  const sidecars = [...renderMesh(mesh)].flatMap(([path, objects]) =>
    objects.filter(({ kind }) => kind === 'Sidecar').map((sidecar) => ({ path, sidecar })),
  );
  expect(sidecars.map(({ path, sidecar }) => `${path}: ${nameOf(sidecar)}`)).toEqual([
    'clusters/us/config/namespaces.yaml: Sidecar batch/default',
    'clusters/us/config/namespaces.yaml: Sidecar quiet/default',
  ]);
  for (const { sidecar } of sidecars) expect(validate(sidecar)).toEqual([]);
});

test.each(['first', 'last'])('a Sidecar has the hosts of its cluster, where the namespace is declared %s', (when) => {
  const { mesh, us, eu } = twoClusters(new MeshApp());
  const declare = [
    () => {
      for (const cluster of [us, eu]) cluster.addNamespace('frontend', { egress: ['shop'] });
    },
    () => {
      new CrossClusterServiceEntry(mesh, 'echo-eu', { host: 'echo.eu.mesh.local', service: ECHO, exportedBy: [eu] });
      new CrossClusterServiceEntry(mesh, 'echo', { host: 'echo.mesh.local', service: ECHO, exportedBy: [eu, us] });
    },
  ];
  for (const each of when === 'first' ? declare : declare.reverse()) each();
  const files = renderMesh(mesh);
  const hosts = (...more: string[]): unknown => ({ egress: [{ hosts: ['./*', ...more, 'shop/*'] }] });
  expect(findManifest(files, us, SIDECAR).spec).toEqual(
    hosts('echo/echo.mesh.local', 'istio-system/*', 'mesh-imports/echo.eu.mesh.local'),
  );
  expect(findManifest(files, eu, SIDECAR).spec).toEqual(
    hosts('echo/echo.eu.mesh.local', 'echo/echo.mesh.local', 'istio-system/*'),
  );
});

test('no Sidecar is left when egress is taken out, and the project still allows Argo CD to remove it', () => {
  const declare =
    (egress?: readonly string[]) =>
    (app: MeshApp): void => {
      const { us } = twoClusters(app);
      us.addNamespace('batch', egress && { egress });
    };
  const { outdir, files: before } = synth(declare(['echo']));
  const { files: after } = synth(declare(), outdir);
  const sidecars = 'clusters/us/config/namespaces.yaml';
  const gone = [...before.keys()].filter((path) => !after.has(path));
  expect(gone).toContain(sidecars);
  expect([...after].filter(([, text]) => text.includes('kind: Sidecar\nmetadata')).map(([path]) => path)).toEqual([]);
  expect(after.get('argocd/apps/us/project.yaml')).toBe(before.get('argocd/apps/us/project.yaml'));
  expect(after.get('argocd/apps/us/project.yaml')).toContain('kind: Sidecar');
});
