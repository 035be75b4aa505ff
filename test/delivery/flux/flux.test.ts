import { ApiObject } from 'cdk8s';
import { Delivery, Mesh, MeshCluster } from '../../../lib/index';
import type { Manifest } from '../../../lib/index';
import { validate } from '../../schemas/validator';
import { deliveredByFlux, meshWithAll, objectsOfFlux, stepsIn } from '../../support/flux';
import type { Kustomization } from '../../support/flux';
import { objectsByName } from '../../support/manifests';
import { synth } from '../../support/synth';
import { REPOSITORY, STEPS } from '../../support/training-mesh';

const { files } = synth((app) => meshWithAll(app, Delivery.flux()));
const training = objectsOfFlux(files);
const ofUs = [...training].filter(([path]) => /^(_\w+\/)?us\//.test(path));
const steps = stepsIn(ofUs.map(([, object]) => object));
const step = (name: string): Kustomization['spec'] => {
  const found = steps.get(name);
  if (found === undefined) throw new Error(`${name} is not there`);
  return found.spec;
};
const kustomizationOf = (path: string): Kustomization['spec'] => (training.get(path) as Kustomization).spec;

test('below the path of the bootstrap lies one object, which leads to the steps and these to layers and releases', () => {
  expect(ofUs.map(([path]) => path)).toEqual([
    '_releases/us/istio-base/helm-release.yaml',
    '_releases/us/istiod/helm-release.yaml',
    '_releases/us/kiali/helm-release.yaml',
    '_releases/us/kube-prometheus-stack/helm-release.yaml',
    '_steps/us/config.yaml',
    '_steps/us/control-plane.yaml',
    '_steps/us/gateway-api.yaml',
    '_steps/us/gateways.yaml',
    '_steps/us/istio-base.yaml',
    '_steps/us/istiod.yaml',
    '_steps/us/kiali.yaml',
    '_steps/us/kube-prometheus-stack.yaml',
    '_steps/us/observability.yaml',
    '_steps/us/prometheus-operator-crds.yaml',
    '_steps/us/remotes.yaml',
    '_steps/us/sources/blob-istio-io-istio-release-charts.yaml',
    '_steps/us/sources/gateway-api.yaml',
    '_steps/us/sources/kiali-org-helm-charts.yaml',
    '_steps/us/sources/prometheus-community-github-io-helm-charts.yaml',
    '_steps/us/sources/prometheus-operator-crds.yaml',
    '_steps/us/workloads.yaml',
    'us/mesh.yaml',
  ]);
  expect(kustomizationOf('us/mesh.yaml').path).toBe('./dist/flux/_steps/us');
  expect(step('mesh-config').path).toBe('./dist/clusters/us/config');
  expect(step('mesh-istiod').path).toBe('./dist/flux/_releases/us/istiod');
  expect(step('mesh-gateway-api')).toMatchObject({
    path: './config/crd/standard',
    sourceRef: { kind: 'GitRepository', name: 'mesh-gateway-api' },
  });
});

test('every object of Flux is valid, in the namespace of Flux, and has a name of its own in its cluster', () => {
  for (const cluster of ['us', 'eu']) {
    const objects = [...training].filter(([path]) => path.includes(`${cluster}/`)).map(([, object]) => object);
    expect(objects.flatMap(validate)).toEqual([]);
    expect([...new Set(objects.map(({ metadata }) => metadata.namespace))]).toEqual(['flux-system']);
    const names = objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(new Set(names).size).toBe(names.length);
  }
});

test('every path that a Kustomization names has files, and every source that it names is written or its own', () => {
  const sources = ofUs.map(([, { kind, metadata }]) => `${kind} ${metadata.name}`);
  for (const { path, sourceRef } of [...steps.values()].map(({ spec }) => spec)) {
    if (sourceRef.name !== 'flux-system') {
      expect(sources).toContain(`${sourceRef.kind} ${sourceRef.name}`);
      continue;
    }
    const folder = `${path.slice('./dist/'.length)}/`;
    expect([folder, [...files.keys()].some((file) => file.startsWith(folder))]).toEqual([folder, true]);
  }
});

test('what may never be ready holds up nothing', () => {
  const waited = new Set([...steps.values()].flatMap(({ spec }) => spec.dependsOn?.map(({ name }) => name) ?? []));
  expect([...waited].sort()).toEqual([
    'mesh-config',
    'mesh-control-plane',
    'mesh-gateway-api',
    'mesh-istio-base',
    'mesh-istiod',
    'mesh-prometheus-operator-crds',
  ]);
  expect([step('mesh-config').wait, step('mesh-control-plane').wait]).toEqual([false, false]);
  expect([step('mesh-gateways').wait, step('mesh-remotes').wait, step('mesh-istiod').wait]).toEqual([true, true, true]);
});

test('a layer that becomes empty takes its objects along; control plane, CRDs and clusters delete nothing', () => {
  const kept = ['mesh-control-plane', 'mesh-gateway-api', 'mesh-istio-base', 'mesh-istiod'];
  for (const [name, { spec }] of steps) {
    const orphan = [...kept, 'mesh-prometheus-operator-crds'].includes(name);
    expect([name, spec.deletionPolicy]).toEqual([name, orphan ? 'Orphan' : 'Delete']);
  }
  expect(kustomizationOf('us/mesh.yaml')).toMatchObject({ prune: true, wait: false, deletionPolicy: 'Orphan' });
});

test('a step that somebody deletes is written again within a minute', () => {
  expect(kustomizationOf('us/mesh.yaml').interval).toBe('1m');
  expect(step('mesh-config').interval).toBe('10m');
});

test('CRDs from upstream are not pruned, everything else is', () => {
  const kept = [...steps].filter(([, { spec }]) => !spec.prune).map(([name]) => name);
  expect(kept.sort()).toEqual(['mesh-gateway-api', 'mesh-prometheus-operator-crds']);
});

test('variables are substituted nowhere', () => {
  expect(JSON.stringify([...training])).not.toMatch(/postBuild|substitute/);
});

/** What lies below clusters/, without what keeps a tool from pruning it. */
function objectsOf(all: ReadonlyMap<string, string>): ReadonlyMap<string, unknown> {
  const ofClusters = [...all].filter(([path]) => path.startsWith('clusters/'));
  return new Map([...objectsByName(ofClusters)].map(([name, manifest]) => [name, unprotected(manifest as Manifest)]));
}

function unprotected({ metadata, ...rest }: Manifest): unknown {
  const kept = Object.entries(metadata.annotations ?? {}).filter(
    ([key]) => !['kustomize.toolkit.fluxcd.io/prune', 'argocd.argoproj.io/sync-options'].includes(key),
  );
  return { ...rest, metadata: { ...metadata, annotations: Object.fromEntries(kept) } };
}

test('a cluster gets the same objects from Flux as from Argo CD', () => {
  const byFlux = objectsOf(files);
  expect(byFlux.size).toBeGreaterThan(40);
  expect(byFlux).toEqual(objectsOf(synth((app) => meshWithAll(app, Delivery.argoCd({ repoUrl: REPOSITORY }))).files));
});

test('namespaces and CRDs are not pruned, unless their own annotation says so, and nothing else is kept', () => {
  const PRUNE = 'kustomize.toolkit.fluxcd.io/prune';
  const { files: made } = synth((app) => {
    const mesh = new Mesh(app, 'm', { delivery: Delivery.flux() });
    const us = new MeshCluster(mesh, 'us', { region: 'us-east-1' });
    us.addNamespace('shop');
    const namespace = { apiVersion: 'v1', kind: 'Namespace' };
    new ApiObject(us, 'own', { ...namespace, metadata: { name: 'own', annotations: { [PRUNE]: 'enabled' } } });
    const crd = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };
    new ApiObject(us, 'crd', { ...crd, metadata: { name: 'planets.example.com' } });
    new ApiObject(us, 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map', namespace: 'shop' } });
  });
  const ofClusters = [...made].filter(([path]) => path.startsWith('clusters/'));
  const objects = [...objectsByName(ofClusters).values()] as Manifest[];
  expect(Object.fromEntries(objects.map(({ metadata }) => [metadata.name, metadata.annotations?.[PRUNE]]))).toEqual({
    'istio-system': 'disabled',
    shop: 'disabled',
    'planets.example.com': 'disabled',
    own: 'enabled',
    map: undefined,
  });
});

test('any order of declaration gives the same files, byte for byte', () => {
  const reversed = STEPS.map((_step, index) => STEPS.length - 1 - index);
  const other = synth((app) => meshWithAll(app, Delivery.flux(), reversed)).files;
  expect(Object.fromEntries(other)).toEqual(Object.fromEntries(files));
});

test('a third cluster that only imports changes no file of another one', () => {
  const { files: after } = synth((app) => {
    const mesh = meshWithAll(app, Delivery.flux());
    new MeshCluster(mesh, 'ap', { network: 'ap-net', region: 'ap-south-1' });
  });
  const before = [...files].filter(([path]) => /^(flux|clusters)\//.test(path));
  for (const [path, text] of before) expect([path, after.get(path)]).toEqual([path, text]);
  expect(after.has('flux/ap/mesh.yaml')).toBe(true);
});

test('a cluster for which nothing is written has no path that Flux would miss', () => {
  expect(deliveredByFlux([], [])).toEqual([]);
});
