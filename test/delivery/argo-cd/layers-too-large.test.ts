import { ApiObject, Chart } from 'cdk8s';
import { Delivery, Mesh, MeshApp, MeshCluster } from '../../../lib';
import type { ComponentSize } from '../../../lib';
import { layersTooLarge } from '../../../lib/delivery/argo-cd/layers-too-large';
import { renderMesh } from '../../../lib/testing';
import { cluster } from '../../model/facts';
import { problemsOf, synth } from '../../support/synth';
import { REPOSITORY } from '../../support/training-mesh';

const LIMIT = 10_000_000;

function size(layer: ComponentSize['layer'], component: string, bytes: number): ComponentSize {
  return { layer, component, bytes };
}

function check(...sizes: readonly ComponentSize[]): readonly object[] {
  return layersTooLarge(cluster('us'), sizes, LIMIT);
}

test.each<[string, readonly ComponentSize[]]>([
  ['nothing at all', []],
  ['a layer that just fits', [size('workloads', 'a', 6_000_000), size('workloads', 'b', 4_000_000)]],
  ['layers that are only together too large', [size('workloads', 'a', 9_000_000), size('config', 'b', 9_000_000)]],
])('lets %s pass', (_title, sizes) => {
  expect(check(...sizes)).toEqual([]);
});

test('fails for a layer that is a byte too large, and names its largest components, the largest first', () => {
  const sizes = [1, 2_000_000, 3_000_000, 5_000_000].map((bytes, index) => size('workloads', `c${index}`, bytes));
  expect(check(size('gateways', 'small', 5), ...sizes)).toMatchObject([
    {
      path: 'training-mesh/us',
      what: 'the files of layer "workloads" are together larger than 10 MB, the most that Argo CD reads for one Application',
      value: '10.1 MB, most of it in c3 5 MB, c2 3 MB, c1 2 MB',
    },
  ]);
});

test('counts a component once that comes from several places', () => {
  expect(check(size('config', 'a', 6_000_000), size('config', 'a', 5_000_000))).toMatchObject([
    { value: '11 MB, most of it in a 11 MB' },
  ]);
});

/** Four dashboards of about 1,000 bytes each. */
function dashboards(app: MeshApp, maxManifestsSize?: string): Mesh {
  const delivery = Delivery.argoCd({
    repoUrl: REPOSITORY,
    ...(maxManifestsSize !== undefined && { maxManifestsSize }),
  });
  const mesh = new Mesh(app, 'm', { delivery });
  const chart = new Chart(new MeshCluster(mesh, 'us', { region: 'us-east-1' }), 'dashboards');
  for (const name of ['a', 'b', 'c', 'd']) {
    const metadata = { name, namespace: 'observability' };
    new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { json: '\u00e9'.repeat(500) } });
  }
  return mesh;
}

test('looks at the bytes of the files as they are written', () => {
  const { files } = synth((app) => dashboards(app));
  const bytes = [...files]
    .filter(([path]) => path.startsWith('clusters/us/workloads/'))
    .reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
  expect(bytes).toBeGreaterThan(4000);
  expect(() => synth((app) => dashboards(app, String(bytes)))).not.toThrow();
  expect(problemsOf(() => synth((app) => dashboards(app, String(bytes - 1))))).toMatchObject([
    { rule: 'argo-size-limit', path: 'm/us', value: expect.stringContaining('dashboards') as unknown },
  ]);
});

test('runs in renderMesh, too', () => {
  expect(problemsOf(() => renderMesh(dashboards(new MeshApp(), '2k')))).toMatchObject([{ rule: 'argo-size-limit' }]);
});

test('a limit of 0 means no limit', () => {
  expect(() => renderMesh(dashboards(new MeshApp(), '0'))).not.toThrow();
});
