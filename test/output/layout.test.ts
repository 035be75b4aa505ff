import fc from 'fast-check';
import { fileOf, filesOf } from '../../lib/output/layout';
import { isInside } from '../../lib/output/publish/index-file';
import { part } from '../../lib/resources/component-part';
import type { Part } from '../../lib/resources/component-part';
import { identityOf, manifest, nameOf } from '../../lib/resources/manifest';
import type { Manifest } from '../../lib/resources/manifest';

const PART = { layer: 'workloads', component: 'shop' } as const;
const CHART = { ...PART, fromChart: true } as const;
const make = (apiVersion: string, kind: string, name: string, namespace?: string): Manifest =>
  manifest(apiVersion, kind, { name, namespace });

/** Paths of files, and the objects in each. */
const written = (...parts: readonly Part[]): unknown =>
  Object.fromEntries(
    filesOf('us', parts).map(({ file, objects }) => [
      file,
      objects.map(({ path, manifest: object }) => `${path}: ${nameOf(object)}`),
    ]),
  );

test('a component has one file: cluster-scoped objects first, then by namespace, group, kind and name', () => {
  const objects = [
    make('apps/v1', 'Deployment', 'web', 'shop'),
    make('v1', 'Service', 'web', 'shop'),
    make('v1', 'ConfigMap', 'web', 'shop'),
    make('v1', 'ConfigMap', 'settings', 'shop'),
    make('v1', 'ConfigMap', 'settings', 'orders'),
    make('v1', 'Namespace', 'shop'),
  ];
  expect(written(part('workloads', 'shop', 'mesh/us/shop', objects))).toEqual({
    'clusters/us/workloads/shop.yaml': [
      'mesh/us/shop: Namespace shop',
      'mesh/us/shop: ConfigMap orders/settings',
      'mesh/us/shop: ConfigMap shop/settings',
      'mesh/us/shop: ConfigMap shop/web',
      'mesh/us/shop: Service shop/web',
      'mesh/us/shop: Deployment shop/web',
    ],
  });
});

test('components of one name share a file in a layer, and nothing is lost', () => {
  const parts = ['b', 'a'].map((name) =>
    part('workloads', 'shop', `mesh/${name}/shop`, [make('v1', 'ConfigMap', name, 'shop')]),
  );
  const config = part('config', 'shop', 'mesh/shop', [make('v1', 'ConfigMap', 'c', 'shop')]);
  expect(written(...parts, config)).toEqual({
    'clusters/us/workloads/shop.yaml': ['mesh/a/shop: ConfigMap shop/a', 'mesh/b/shop: ConfigMap shop/b'],
    'clusters/us/config/shop.yaml': ['mesh/shop: ConfigMap shop/c'],
  });
});

test('a rendered chart has a file for each object, beside the file of a component of its name', () => {
  const own = part('workloads', 'shop', 'mesh/us/shop', [make('v1', 'ConfigMap', 'own', 'shop')]);
  const chart = part('workloads', 'shop', 'mesh/release', [make('v1', 'ConfigMap', 'settings', 'shop')]);
  expect(written(own, { ...chart, fromChart: true })).toEqual({
    'clusters/us/workloads/shop.yaml': ['mesh/us/shop: ConfigMap shop/own'],
    'clusters/us/workloads/shop/shop/core_ConfigMap_settings.yaml': ['mesh/release: ConfigMap shop/settings'],
  });
});

test.each([
  [make('v1', 'ConfigMap', 'settings', 'shop'), 'shop/core_ConfigMap_settings.yaml'],
  [make('apps/v1', 'Deployment', 'web', 'shop'), 'shop/apps_Deployment_web.yaml'],
  [make('v1', 'Namespace', 'shop'), '_cluster/core_Namespace_shop.yaml'],
  [make('networking.istio.io/v1', 'Gateway', 'web', 'shop'), 'shop/networking.istio.io_Gateway_web.yaml'],
  [
    make('rbac.authorization.k8s.io/v1', 'ClusterRole', 'system:Auth'),
    '_cluster/rbac.authorization.k8s.io_ClusterRole_system%3a%41uth.yaml',
  ],
])('a file of a rendered chart is named after its object: %#', (object, file) => {
  expect(fileOf('us', CHART, object)).toBe(`clusters/us/workloads/shop/${file}`);
});

test('a long name gives a file name that every disk takes, and different ones stay different', () => {
  const long = 'a'.repeat(240);
  const files = [`${long}b`, `${long}c`].map((name) => fileOf('us', CHART, make('v1', 'ConfigMap', name, 'shop')));
  expect(new Set(files).size).toBe(2);
  for (const file of files) expect((file.split('/').at(-1) ?? '').length).toBeLessThanOrEqual(205);
});

const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
  fc.stringMatching(/^[a-zA-Z0-9:._-]{1,30}$/),
  fc.constantFrom('..', '.', '../../etc/passwd', 'a%3ab', 'a:b', 'A', 'a', '_cluster', 'core_ConfigMap_a'),
);
const anyObject = fc
  .record({
    apiVersion: fc.constantFrom('v1', 'apps/v1', 'networking.istio.io/v1', 'gateway.networking.k8s.io/v1'),
    kind: fc.constantFrom('ConfigMap', 'Gateway'),
    name,
    namespace: fc.option(name, { nil: undefined }),
  })
  .map(({ apiVersion, kind, ...rest }) => make(apiVersion, kind, rest.name, rest.namespace));

test('different objects of a chart never share a file, also where case does not count, and no path leaves the directory', () => {
  fc.assert(
    fc.property(anyObject, anyObject, (a, b) => {
      const [fileA, fileB] = [fileOf('us', CHART, a), fileOf('us', CHART, b)];
      expect(fileA.toLowerCase() === fileB.toLowerCase()).toBe(identityOf(a) === identityOf(b));
      expect(isInside(fileA)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('components of different names never share a file, also where case does not count', () => {
  fc.assert(
    fc.property(name, name, anyObject, (a, b, object) => {
      const [fileA, fileB] = [a, b].map((component) => fileOf('us', { ...PART, component }, object));
      expect(fileA?.toLowerCase() === fileB?.toLowerCase()).toBe(a === b);
      expect(isInside(fileA ?? '')).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('other objects never move an object to another file or change the order of two objects', () => {
  const partOf = fc.record({
    layer: fc.constantFrom('config' as const, 'workloads' as const),
    component: fc.constantFrom('a', 'b'),
    fromChart: fc.boolean(),
    objects: fc.array(
      anyObject.map((object) => ({ path: 'mesh', manifest: object })),
      { maxLength: 4 },
    ),
  });
  const placesOf = (parts: readonly Part[]): ReadonlyMap<unknown, string> =>
    new Map(filesOf('us', parts).flatMap(({ file, objects }) => objects.map((object) => [object, file] as const)));
  fc.assert(
    fc.property(fc.array(partOf, { maxLength: 4 }), fc.array(partOf, { maxLength: 4 }), (own, others) => {
      const [alone, together] = [placesOf(own), placesOf([...others, ...own])];
      expect(together.size).toBe([...own, ...others].flatMap(({ objects }) => objects).length);
      for (const [object, file] of alone) expect(together.get(object)).toBe(file);
    }),
  );
});
