import { placeOf } from '../../../../lib/cli/diff/read/dist-path';

test.each<readonly [string, string | undefined, string, string]>([
  [
    'clusters/us/crds/istio-base/_cluster/apiextensions.k8s.io_CustomResourceDefinition_a.yaml',
    'us',
    'crds',
    'istio-base',
  ],
  ['clusters/us/config/echo.yaml', 'us', 'config', 'echo'],
  ['clusters/us/own.yaml', 'us', 'other', ''],
  ['argocd/root.yaml', undefined, 'delivery', ''],
  ['argocd/apps/_rollout.yaml', undefined, 'delivery', ''],
  ['argocd/apps/us.yaml', 'us', 'delivery', ''],
  ['argocd/apps/us/istiod.yaml', 'us', 'delivery', ''],
  ['argocd/us/root.yaml', 'us', 'delivery', ''],
  ['argocd/us/apps/istiod.yaml', 'us', 'delivery', ''],
  ['flux/us/mesh.yaml', 'us', 'delivery', ''],
  ['flux/_steps/us/sources/blob.yaml', 'us', 'delivery', ''],
  ['flux/_releases/us/istiod/helm-release.yaml', 'us', 'delivery', ''],
  ['constructor/own.yaml', undefined, 'other', ''],
  ['own.yaml', undefined, 'other', ''],
])('%s is about %s, in layer %s', (path, cluster, layer, component) => {
  expect(placeOf(path)).toMatchObject({ cluster, layer, component });
});

test('objects of Argo CD and of a cluster are never the same object', () => {
  const areas = ['argocd/apps/us.yaml', 'argocd/apps/eu.yaml', 'clusters/us/config/a.yaml', 'flux/us/mesh.yaml'];
  expect(new Set(areas.map((path) => placeOf(path).area)).size).toBe(areas.length);
});
