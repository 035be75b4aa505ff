import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Delivery, ConsoleExposure, Mesh, MeshApp, MeshCluster, ObservabilityStack } from '../../lib';
import { parseKubeYaml } from '../../lib/delivery/rendered/kube-yaml';
import { VERSIONS } from '../../lib/model/versions';
import { toYaml } from '../../lib/output/yaml/yaml';
import type { Manifest } from '../../lib/resources/manifest';
import { renderMesh } from '../../lib/testing';
import { HELM } from '../support/real-helm';

/** Where `helm pull` put the charts, each as `<name>-<version>.tgz`. */
const FOLDER = process.env.PUBLISHED_CHARTS ?? '';

const CHARTS = [
  { chart: 'istiod', version: VERSIONS.istio },
  { chart: 'kube-prometheus-stack', version: VERSIONS.kubePrometheusStack },
  { chart: 'kiali-server', version: VERSIONS.kiali },
].map((each) => ({ ...each, file: join(FOLDER, `${each.chart}-${each.version}.tgz`) }));

/** What reaches the charts as a name, in order: mesh id, cluster, network, trust domain. */
type Names = readonly [string, string, string, string];

/** Names that stand nowhere else in a chart. */
const PLAIN: Names = ['plain-mesh', 'plain-cluster', 'plain-net', 'plain.domain'];

/** Names that every rule accepts and YAML has other ideas of. */
const TRICKY: readonly Names[] = [
  ['1e3', '007', '1_000', '12.5'],
  ['007', '1e3', '0X1F', '1e3'],
  ['on', 'no', 'Null', 'null'],
  ['2024-01-01', '0o7', '1.0', '007'],
  ['0x1f', '123456789012345678901', 'true', 'on'],
];

/** The values that a chart gets, as Argo CD reads them from the file. */
function valuesFor(chart: string, [id, name, network, trustDomain]: Names): unknown {
  const delivery = Delivery.argoCd({ repoUrl: 'https://git.example.com/mesh.git' });
  const mesh = new Mesh(new MeshApp(), id, { trustDomain, delivery });
  new MeshCluster(mesh, name, { region: 'us-east-1', network });
  new ObservabilityStack(mesh, 'observability', { exposure: ConsoleExposure.clusterInternal() });
  const applications = [...renderMesh(mesh).values()]
    .flat()
    .map((manifest) => parseKubeYaml(toYaml(manifest))[0] as Application);
  return applications.find(({ spec }) => spec?.source?.chart === chart)?.spec?.source?.helm?.valuesObject;
}

interface Application extends Manifest {
  readonly spec?: {
    readonly source?: { readonly chart?: string; readonly helm?: { readonly valuesObject?: unknown } };
  };
}

function rendered(file: string, values: unknown): readonly unknown[] {
  const input = JSON.stringify(values);
  const { stdout, stderr, status } = spawnSync(HELM, ['template', 'it', file, '-f', '-'], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  return parseKubeYaml(stdout);
}

/** What a chart made of plain names, with other names in their places. */
function plainTo(names: Names, value: unknown): unknown {
  if (typeof value === 'string') {
    return PLAIN.reduce((all, plain, index) => all.replaceAll(plain, names[index] ?? ''), value);
  }
  if (Array.isArray(value)) return value.map((item) => plainTo(names, item));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(
    ([key, inner]) => [plainTo(names, key) as string, plainTo(names, inner)] as const,
  );
  return Object.fromEntries(entries);
}

/** Read what is YAML within a text, and without sums over it, which are others. */
function opened(value: unknown, key = ''): unknown {
  if (key.startsWith('checksum/')) return 'sum';
  if (typeof value === 'string')
    return /^(?:mesh|config\.yaml)$/.test(key) && value.includes('\n') ? parseKubeYaml(value) : value;
  if (Array.isArray(value)) return value.map((item) => opened(item));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, opened(inner, name)]));
}

const there = HELM !== '' && FOLDER !== '' && CHARTS.every(({ file }) => existsSync(file));
const why = there ? '' : ' (skipped: there is no helm, or PUBLISHED_CHARTS lacks a chart)';

(there ? test : test.skip).each(CHARTS)(
  `$chart hands on names as they are, whatever YAML makes of them${why}`,
  ({ chart, file }) => {
    const plain = rendered(file, valuesFor(chart, PLAIN)).map((each) => opened(each));
    expect(JSON.stringify(plain)).toContain('plain-');
    for (const names of TRICKY) {
      const tricky = rendered(file, valuesFor(chart, names)).map((each) => opened(each));
      expect(tricky).toEqual(plain.map((each) => plainTo(names, each)));
    }
  },
);
