import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MeshApp } from '../../../lib';
import type { HelmRelease, Manifest } from '../../../lib';
import { scopesIn } from '../../../lib/delivery/rendered/crds';
import { parseKubeYaml } from '../../../lib/delivery/rendered/kube-yaml';
import { VERSIONS } from '../../../lib/model/versions';
import { identityOf } from '../../../lib/resources/manifest';
import { temporaryFolder } from '../../support/files';
import { clusterIn, demo, demoMesh, setEnvironment } from './charts';
import { HELM, NO_HELM } from '../../support/real-helm';

/** Charts as `helm pull` leaves them, if somebody has fetched them: they are too large to be kept here. */
const CHARTS = process.env.PUBLISHED_CHARTS ?? '';
/** What they render, from outside of this repository; its COMMANDS.md says with which values. */
const RENDERED = resolve(__dirname, '../../../../shared/conformance/rendered/training');

const LOAD_BALANCER = { service: { type: 'LoadBalancer' } };

const CASES: readonly (Partial<HelmRelease> &
  Pick<HelmRelease, 'name' | 'chart' | 'version' | 'values'> & { file: string })[] = [
  { file: 'both/istio-base.yaml', name: 'istio-base', chart: 'base', version: VERSIONS.istio, values: {} },
  {
    ...{ file: 'us/istiod.yaml', name: 'istiod', chart: 'istiod', version: VERSIONS.istio },
    values: {
      global: { meshID: 'training-mesh', network: 'us-net', multiCluster: { clusterName: 'us' } },
      meshConfig: { trustDomain: 'corp.local' },
    },
  },
  {
    ...{ file: 'both/kiali-server.yaml', name: 'kiali-server', chart: 'kiali-server', version: VERSIONS.kiali },
    values: {
      auth: { strategy: 'anonymous' },
      deployment: { service_type: 'LoadBalancer' },
      login_token: { signing_key: 'golden0123456789golden0123456789' },
    },
  },
  {
    ...{ file: 'both/kube-prometheus-stack.yaml', name: 'kube-prometheus-stack', chart: 'kube-prometheus-stack' },
    ...{ version: VERSIONS.kubePrometheusStack, namespace: 'observability' },
    values: {
      crds: { enabled: false },
      grafana: { ...LOAD_BALANCER, adminPassword: 'golden-admin-password' },
      prometheus: LOAD_BALANCER,
      alertmanager: LOAD_BALANCER,
    },
  },
];

const WHY = existsSync(CHARTS)
  ? existsSync(RENDERED)
    ? NO_HELM
    : ' (skipped: no renderings beside this repository)'
  : ' (skipped: no charts in PUBLISHED_CHARTS)';
const before = { HELM: process.env.HELM, CDK8S_MESH_CACHE: process.env.CDK8S_MESH_CACHE };

beforeAll(() => {
  setEnvironment({ HELM, CDK8S_MESH_CACHE: temporaryFolder() });
});

afterAll(() => {
  setEnvironment(before);
});

/** As the library places it: a namespace where the kind has one, hooks left out. */
function placed(objects: readonly Manifest[], namespace: string): readonly Manifest[] {
  const scopeOf = scopesIn(objects);
  return objects
    .filter(({ metadata }) => metadata.annotations?.['helm.sh/hook'] === undefined)
    .map((object) => {
      const inNamespace = scopeOf(object) === 'namespace' && object.metadata.namespace === undefined;
      return inNamespace ? { ...object, metadata: { ...object.metadata, namespace } } : object;
    });
}

/** What protects an object is ours, not the chart's; what is nothing is left out. */
function comparable(object: Manifest): Manifest {
  const { annotations, ...metadata } = object.metadata;
  const own = Object.entries(annotations ?? {}).filter(([name]) => name !== 'argocd.argoproj.io/sync-options');
  const rest = Object.entries(metadata).filter(([, value]) => value !== null);
  const all = [...rest, ...(own.length > 0 ? [['annotations', Object.fromEntries(own)]] : [])];
  return { ...object, metadata: Object.fromEntries(all) as Manifest['metadata'] };
}

function byIdentity(objects: readonly Manifest[]): Map<string, Manifest> {
  return new Map(objects.map((object) => [identityOf(object), comparable(object)]));
}

(WHY === '' ? test.each : test.skip.each)(CASES)(
  `$name: every object is the one that helm renders${WHY}`,
  ({ file, ...release }) => {
    const { name, chart, version, namespace = 'istio-system' } = release;
    const mesh = demoMesh(new MeshApp(), {
      releases: [demo({ ...release, namespace })],
      delivery: { charts: { [name]: join(CHARTS, `${chart}-${version}.tgz`) }, withoutHooks: [name] },
    });
    const ours = byIdentity(
      clusterIn(mesh)
        .toJson()
        .filter(({ kind }) => kind !== 'Namespace'),
    );
    const theirs = byIdentity(
      placed(parseKubeYaml(readFileSync(join(RENDERED, file), 'utf8')) as Manifest[], namespace),
    );
    expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort());
    for (const [identity, object] of theirs) expect([identity, ours.get(identity)]).toEqual([identity, object]);
  },
);
