import { MeshApp, ConsoleExposure, ObservabilityStack } from '../../lib';
import type { Manifest } from '../../lib';
import { nameOf } from '../../lib/resources/manifest';
import { renderMesh } from '../../lib/testing';
import { globalEcho, render } from '../support/discovery';
import { trainingMesh } from '../support/training-mesh';

/**
 * What makes Argo CD show an Application as out of sync for ever, or fight with somebody, as far as the
 * files tell it. docs/argocd.md, "No permanent difference", lists all known ones.
 */

const everything = render({
  more: (mesh, { us, eu }) => {
    globalEcho(mesh, [us, eu]);
    us.addNamespace('frontend', { egress: ['echo'] });
    new ObservabilityStack(mesh, 'observability', { exposure: ConsoleExposure.clusterInternal() });
  },
}).files;
const files = [...everything, ...renderMesh(trainingMesh(new MeshApp()).mesh)].flatMap(([path, manifests]) =>
  manifests.map((manifest) => [path, manifest] as const),
);
const objects = files.filter(([path]) => path.startsWith('clusters/'));

interface Found {
  readonly at: string;
  readonly key: string;
  readonly value: unknown;
}

/** Every field of every object, with the way to it. */
function fieldsOf(value: unknown, at: string): readonly Found[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    { at: `${at}/${key}`, key, value: inner as unknown },
    ...fieldsOf(inner, `${at}/${key}`),
  ]);
}

const fields = objects.flatMap(([path, object]) => fieldsOf(object, `${path}: ${nameOf(object)}`));

function named(...keys: readonly string[]): readonly string[] {
  return fields.filter(({ key }) => keys.includes(key)).map(({ at }) => at);
}

test('there is much to look at', () => {
  expect(new Set(objects.map(([, { kind }]) => kind)).size).toBeGreaterThan(15);
  expect(fields.length).toBeGreaterThan(2000);
});

test('nothing is written that the API server or a controller writes', () => {
  expect(
    named('status', 'creationTimestamp', 'managedFields', 'resourceVersion', 'uid', 'generation', 'ownerReferences'),
  ).toEqual([]);
  expect(named('caBundle', 'clusterIPs', 'nodePort', 'healthCheckNodePort')).toEqual([]);
});

test('no field is null, and no map of metadata is empty: the API server drops both', () => {
  expect(fields.filter(({ value }) => value === null).map(({ at }) => at)).toEqual([]);
  const maps = objects.flatMap(([path, { metadata }]) =>
    Object.entries({ labels: metadata.labels, annotations: metadata.annotations }).map(([key, map]) => ({
      at: `${path}/${key}`,
      map,
    })),
  );
  expect(maps.filter(({ map }) => map !== undefined && Object.keys(map).length === 0)).toEqual([]);
});

test('what an autoscaler scales has no number of replicas', () => {
  const spec = ({ spec }: Manifest): Record<string, unknown> => spec as Record<string, unknown>;
  const targets = objects
    .filter(([, { kind }]) => kind === 'HorizontalPodAutoscaler')
    .map(([path, scaler]) => {
      const { name } = spec(scaler).scaleTargetRef as { name: string };
      const [cluster] = /^clusters\/[^/]+\//.exec(path) ?? [''];
      return { cluster, namespace: scaler.metadata.namespace, name };
    });
  const scaled = objects.filter(
    ([path, { kind, metadata }]) =>
      kind === 'Deployment' &&
      targets.some(
        ({ cluster, namespace, name }) =>
          path.startsWith(cluster) && metadata.namespace === namespace && metadata.name === name,
      ),
  );
  expect(scaled.length).toBeGreaterThan(0);
  expect(scaled.filter(([, object]) => 'replicas' in spec(object)).map(([path]) => path)).toEqual([]);
});

test('list items that the API server merges by port say their protocol, which it would add', () => {
  const ports = fields.filter(({ key, value }) => key === 'ports' && Array.isArray(value));
  const own = ports.filter(({ at }) => /: (?:Service|Deployment|NetworkPolicy) \S+\/istio-eastwestgateway/.test(at));
  const items = own.flatMap(({ value }) => value as object[]);
  expect(items.length).toBeGreaterThan(5);
  expect(items.filter((item) => !('protocol' in item))).toEqual([]);
});

test('a reference to a resource field says its divisor, which the API server would add', () => {
  const references = fields.filter(({ key }) => key === 'resourceFieldRef').map(({ value }) => value as object);
  expect(references.filter((reference) => !('divisor' in reference))).toEqual([]);
});

test('no kind is written that Argo CD leaves out of account by default', () => {
  const excluded = ['Endpoints', 'EndpointSlice', 'Lease', 'CertificateSigningRequest', 'CertificateRequest'];
  expect(objects.filter(([, { kind }]) => excluded.includes(kind))).toEqual([]);
});

test('nothing is a hook of Helm or Argo CD, which would be applied once and then be gone or missing', () => {
  const annotations = objects.flatMap(([, { metadata }]) => Object.keys(metadata.annotations ?? {}));
  expect(annotations.filter((key) => /^(?:helm\.sh|argocd\.argoproj\.io)\/hook/.test(key))).toEqual([]);
});

interface Source {
  readonly chart?: string;
  readonly targetRevision: string;
  readonly helm?: { readonly releaseName: string; readonly valuesObject: Record<string, never> };
}

const sources = files
  .filter(([, { kind }]) => kind === 'Application')
  .map(([path, { spec }]) => [path, (spec as { source: Source }).source] as const);

function valuesOf(chart: string): readonly Record<string, never>[] {
  const found = sources.filter(([, source]) => source.chart === chart);
  expect(found.length).toBeGreaterThan(0);
  return found.map(([, source]) => source.helm?.valuesObject ?? {});
}

test('upstream is pinned to versions or commits, and releases have the names from which labels are made', () => {
  const upstream = sources.filter(([, { targetRevision }]) => targetRevision !== 'main');
  expect(upstream.length).toBeGreaterThan(20);
  expect(
    upstream.filter(([, { targetRevision }]) => !/^(?:v?\d+\.\d+\.\d+|[0-9a-f]{40})$/.test(targetRevision)),
  ).toEqual([]);
  const unnamed = sources.filter(([, { chart, helm }]) => chart !== undefined && helm?.releaseName === undefined);
  expect(unnamed).toEqual([]);
});

test.each(['base', 'istiod'])('the chart %s gives its webhooks the values that istiod sets', (chart) => {
  for (const values of valuesOf(chart)) expect(values.base).toMatchObject({ validationFailurePolicy: 'Fail' });
});

test('what charts would draw at random, or ask a cluster for, is given to them', () => {
  for (const { login_token, clustering } of valuesOf('kiali-server')) {
    expect(login_token).toMatchObject({ signing_key: expect.stringMatching(/^secret:/) as unknown });
    expect(clustering).toMatchObject({ autodetect_secrets: { enabled: false } });
  }
  for (const { grafana, prometheusOperator } of valuesOf('kube-prometheus-stack')) {
    expect(grafana).toMatchObject({ admin: { existingSecret: 'grafana-admin' }, testFramework: { enabled: false } });
    expect(prometheusOperator).toMatchObject({ admissionWebhooks: { enabled: false }, tls: { enabled: false } });
  }
});
