import fc from 'fast-check';
import { fileOf } from '../../lib/output/layout';
import { isInside } from '../../lib/output/publish/index-file';
import { identityOf, manifest } from '../../lib/resources/manifest';
import type { Manifest } from '../../lib/resources/manifest';

const PART = { layer: 'workloads', component: 'shop' } as const;
const make = (apiVersion: string, kind: string, name: string, namespace?: string): Manifest =>
  manifest(apiVersion, kind, { name, namespace });

test.each([
  [make('v1', 'ConfigMap', 'settings', 'shop'), 'shop/core_ConfigMap_settings.yaml'],
  [make('apps/v1', 'Deployment', 'web', 'shop'), 'shop/apps_Deployment_web.yaml'],
  [make('v1', 'Namespace', 'shop'), '_cluster/core_Namespace_shop.yaml'],
  [make('networking.istio.io/v1', 'Gateway', 'web', 'shop'), 'shop/networking.istio.io_Gateway_web.yaml'],
  [
    make('rbac.authorization.k8s.io/v1', 'ClusterRole', 'system:Auth'),
    '_cluster/rbac.authorization.k8s.io_ClusterRole_system%3a%41uth.yaml',
  ],
])('a file is named after its object: %#', (object, file) => {
  expect(fileOf('us', PART, object)).toBe(`clusters/us/workloads/shop/${file}`);
});

test('a long name gives a file name that every disk takes, and different ones stay different', () => {
  const long = 'a'.repeat(240);
  const files = [`${long}b`, `${long}c`].map((name) => fileOf('us', PART, make('v1', 'ConfigMap', name, 'shop')));
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

test('different objects never share a file, also where case does not count, and no path leaves the directory', () => {
  fc.assert(
    fc.property(anyObject, anyObject, (a, b) => {
      const [fileA, fileB] = [fileOf('us', PART, a), fileOf('us', PART, b)];
      expect(fileA.toLowerCase() === fileB.toLowerCase()).toBe(identityOf(a) === identityOf(b));
      expect(isInside(fileA)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
