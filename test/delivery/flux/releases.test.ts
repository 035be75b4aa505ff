import { parse } from 'yaml';
import { Delivery, MeshComponent } from '../../../lib/index';
import type { Mesh, MeshApp, Part, Release } from '../../../lib/index';
import { isDnsLabel } from '../../../lib/model/validate/syntax';
import { validate } from '../../schemas/validator';
import { chart, deliveredByFlux, directory, meshWithAll, objectsOfFlux } from '../../support/flux';
import { problemsOf, synth } from '../../support/synth';
import { REPOSITORY } from '../../support/training-mesh';

const training = objectsOfFlux(synth((app) => meshWithAll(app, Delivery.flux())).files);
const ofUs = [...training].filter(([path]) => /^(_\w+\/)?us\//.test(path));

test('a release is the one that Argo CD installs: chart, version, namespace and values', () => {
  const argoCd = synth((app) => meshWithAll(app, Delivery.argoCd({ repoUrl: REPOSITORY }))).files;
  const inArgoCd = (name: string): unknown => {
    const { spec } = parse(argoCd.get(`argocd/apps/us/${name}.yaml`) ?? '') as {
      spec: {
        source: { chart: string; targetRevision: string; repoURL: string; helm: Record<string, unknown> };
        destination: { namespace: string };
      };
    };
    const { chart, targetRevision, repoURL, helm } = spec.source;
    const { namespace } = spec.destination;
    return {
      chart,
      version: targetRevision,
      url: repoURL,
      name: helm.releaseName,
      namespace,
      values: helm.valuesObject,
    };
  };
  const inFlux = (name: string): unknown => {
    const { spec } = training.get(`_releases/us/${name}/helm-release.yaml`) as unknown as {
      spec: {
        chart: { spec: { chart: string; version: string; sourceRef: { name: string } } };
        releaseName: string;
        targetNamespace: string;
        storageNamespace: string;
        values: unknown;
      };
    };
    const { chart, version, sourceRef } = spec.chart.spec;
    const source = ofUs.find(([, { kind, metadata }]) => kind === 'HelmRepository' && metadata.name === sourceRef.name);
    expect(spec.storageNamespace).toBe(spec.targetNamespace);
    const { url } = source?.[1].spec as { url: string };
    return { chart, version, url, name: spec.releaseName, namespace: spec.targetNamespace, values: spec.values };
  };
  for (const name of ['istio-base', 'istiod', 'kiali', 'kube-prometheus-stack']) {
    expect(inFlux(name)).toEqual(inArgoCd(name));
  }
});

test('a release is tried without end, is never taken back, and is put back where somebody changed it', () => {
  const retried = { crds: 'CreateReplace', strategy: { name: 'RetryOnFailure', retryInterval: '1m' } };
  expect(training.get('_releases/us/istiod/helm-release.yaml')?.spec).toMatchObject({
    install: retried,
    upgrade: retried,
    driftDetection: { mode: 'enabled' },
  });
});

test('of an upstream repository only the directory of the release is kept, at the pinned tag', () => {
  expect(training.get('_steps/us/sources/gateway-api.yaml')?.spec).toEqual({
    interval: '1h',
    url: 'https://github.com/kubernetes-sigs/gateway-api.git',
    ref: { tag: 'v1.5.1' },
    ignore: '/*\n!/config\n/config/*\n!/config/crd\n/config/crd/*\n!/config/crd/standard\n',
  });
});

test.each([
  ['x/y', './x/y', '/*\n!/x\n/x/*\n!/x/y\n'],
  ['./x/', './x/', '/*\n!/x\n'],
  ['.', './', undefined],
])('the directory %s of an upstream repository is read, and kept', (folder, path, ignore) => {
  const specs = deliveredByFlux([], [directory('upstream', 'crds', folder)]).map(({ manifest }) => manifest.spec);
  expect(specs).toContainEqual(expect.objectContaining({ path, prune: false }));
  expect(specs.map((spec) => (spec as { ignore?: string }).ignore).filter(Boolean)).toEqual(ignore ? [ignore] : []);
});

/** The objects of releases with any names, and whether they are all distinct and fit. */
function namesOf(releases: readonly Release[]): readonly string[] {
  const made = deliveredByFlux([], releases);
  expect(made.flatMap(({ manifest }) => validate(manifest))).toEqual([]);
  const paths = made.map(({ file }) => file);
  expect(new Set(paths).size).toBe(paths.length);
  return made.map(({ manifest }) => manifest.metadata.name);
}

test.each([
  ['long ones that begin alike', ['a'.repeat(60), `${'a'.repeat(60)}b`, `${'a'.repeat(60)}-c`]],
  ['capitals and signs', ['My_Chart', 'my.chart', 'my/chart', 'my-chart']],
  ['nothing that could be kept', ['__', '//']],
])('releases with names that Kubernetes would refuse get others: %s', (_title, names) => {
  const objects = [
    ...namesOf(names.map((name) => chart(name, 'workloads'))),
    ...namesOf(names.map((name) => directory(name, 'workloads', 'here'))),
  ];
  expect(objects.filter((name) => !isDnsLabel(name))).toEqual([]);
});

test('a chart repository is read once, however many charts come from it, and OCI registries are told apart', () => {
  const made = deliveredByFlux(
    [],
    [chart('a', 'workloads'), chart('b', 'config'), chart('c', 'workloads', 'oci://ghcr.io/example/charts')],
  );
  const repositories = made.map(({ manifest }) => manifest).filter(({ kind }) => kind === 'HelmRepository');
  expect(repositories.map(({ metadata, spec }) => [metadata.name, spec])).toEqual([
    ['mesh-charts-example-com', { interval: '1h', url: 'https://charts.example.com' }],
    ['mesh-ghcr-io-example-charts', { interval: '1h', url: 'oci://ghcr.io/example/charts', type: 'oci' }],
  ]);
});

/** A component of somebody else with a release. */
class WithRelease extends MeshComponent {
  constructor(
    mesh: Mesh,
    id: string,
    private readonly release: Release,
  ) {
    super(mesh, id);
  }

  render(): readonly Part[] {
    return [this.part('workloads', [], { releases: [this.release] })];
  }
}

test('two releases of one name are a problem in one cluster, but not in two', () => {
  const added = (names: readonly string[]) => (app: MeshApp) => {
    const mesh = meshWithAll(app, Delivery.flux());
    names.forEach((name, index) => new WithRelease(mesh, `extra-${index}`, chart(name, 'workloads')));
  };
  expect(() => synth(added(['a', 'b']))).not.toThrow();
  const found = problemsOf(() => synth(added(['a', 'a'])));
  expect(found.map(({ path }) => path)).toEqual(expect.arrayContaining(['m/a']));
});

test('a secret among the values of a chart is refused', () => {
  const withPassword = { ...chart('store', 'workloads'), values: { adminPassword: 'hunter2' } };
  const found = problemsOf(() =>
    synth((app) => {
      new WithRelease(meshWithAll(app, Delivery.flux()), 'extra', withPassword);
    }),
  );
  expect([...new Set(found.map(({ rule }) => rule))]).toEqual(['no-secret-material']);
});
