import { parse } from 'yaml';
import { Delivery } from '../../../lib';
import type { Manifest } from '../../../lib';
import { synth } from '../../support/synth';
import { CONFIG_MAP, CRD, FakeHelm, chartOf, demo, demoMesh } from './charts';
import type { Demo } from './charts';

const helm = new FakeHelm();

afterAll(() => {
  helm.restore();
});

function files(demonstration: Demo): Map<string, string> {
  return synth((app) => void demoMesh(app, demonstration)).files;
}

test('with another delivery for the rest: no Application for the release, and its layer is allowed what it emits', () => {
  const release = demo({ emits: [{ group: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'demo-*' }] });
  const charts = { demo: chartOf(`${CONFIG_MAP}---\n${CRD}`) };
  const made = files({ releases: [release], delivery: { charts } });
  expect([...made.keys()].filter((path) => path.startsWith('argocd/apps/us/'))).toEqual([
    'argocd/apps/us/control-plane.yaml',
    'argocd/apps/us/crds.yaml',
    'argocd/apps/us/project.yaml',
    'argocd/apps/us/workloads.yaml',
  ]);
  const { spec } = parse(made.get('argocd/apps/us/project.yaml') ?? '') as { spec: Record<string, unknown> };
  expect(spec.sourceRepos).toHaveLength(1);
  expect(JSON.stringify(spec.clusterResourceWhitelist)).toContain('"name":"demo-*"');
  expect(JSON.stringify(spec.clusterResourceWhitelist)).toContain('"name":"planets.example.com"');
  const crds = parse(made.get('argocd/apps/us/crds.yaml') ?? '') as Manifest;
  expect(crds).toMatchObject({
    metadata: { annotations: { 'argocd.argoproj.io/sync-wave': '-40' } },
    spec: {
      source: { path: 'dist/clusters/us/crds' },
      syncPolicy: {
        automated: { prune: false },
        syncOptions: expect.arrayContaining(['ServerSideApply=true', 'Prune=false']) as unknown,
      },
    },
  });
  expect(crds.metadata).not.toHaveProperty('finalizers');
  const crd = 'clusters/us/crds/demo/_cluster/apiextensions.k8s.io_CustomResourceDefinition_planets.example.com.yaml';
  expect(made.get(crd)).toContain('argocd.argoproj.io/sync-options: Prune=false,Delete=false');
});

test('with Flux no HelmRelease is left, and the CRDs are a step that the others wait for', () => {
  const charts = { demo: chartOf(`${CONFIG_MAP}---\n${CRD}`) };
  const made = files({ delivery: { by: Delivery.flux(), charts } });
  const flux = [...made].filter(([path]) => path.startsWith('flux/'));
  expect(flux.filter(([, text]) => text.includes('kind: Helm'))).toEqual([]);
  const crds = parse(made.get('flux/_steps/us/crds.yaml') ?? '') as Manifest;
  expect(crds.spec).toMatchObject({ path: './dist/clusters/us/crds', prune: false, wait: true });
  const controlPlane = parse(made.get('flux/_steps/us/control-plane.yaml') ?? '') as Manifest;
  expect(controlPlane.spec).toMatchObject({ dependsOn: [{ name: 'mesh-crds' }] });
});

test('only the clusters that are named are rendered; the others have the release as before', () => {
  const charts = { demo: chartOf(CONFIG_MAP) };
  const made = files({ clusters: ['us', 'eu'], delivery: { charts, clusters: ['us'] } });
  expect(made.has('clusters/us/workloads/demo/shop/core_ConfigMap_demo.yaml')).toBe(true);
  expect(made.has('argocd/apps/us/demo.yaml')).toBe(false);
  expect([...made.keys()].filter((path) => path.startsWith('clusters/eu/workloads'))).toEqual([]);
  expect(made.get('argocd/apps/eu/demo.yaml')).toContain('chart: demo');
});

test('a delivery that renders no cluster writes what the other one writes, and starts nothing', () => {
  helm.runs();
  const by = Delivery.argoCd({ repoUrl: 'https://git.example.com/a.git' });
  const none = files({ delivery: { by, charts: { demo: '/nowhere' }, clusters: [] } });
  const { files: plain } = synth((app) => {
    const mesh = demoMesh(app, { delivery: { by, charts: {} } });
    Object.assign(mesh, { delivery: by });
  });
  expect([...none]).toEqual([...plain]);
  expect(helm.runs()).toEqual([]);
});
