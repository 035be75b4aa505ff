import { resolve } from 'node:path';
import { groupOf } from '../../lib/resources/manifest';
import type { Manifest } from '../../lib/resources/manifest';
import { manifestsIn } from '../support/manifests';
import { knows, validate } from './validator';

/** Groups of Kubernetes itself that occur. All other kinds need a CRD: scripts/import-crds.mjs. */
const BUILT_IN_GROUPS = ['', 'apps', 'autoscaling', 'networking.k8s.io', 'policy'];

const objects = manifestsIn(resolve(__dirname, '../../dist')).map(({ path, manifest }): [string, Manifest] => [
  path,
  manifest,
]);
const custom = objects.filter(([, object]) => knows(object));

test.each(custom)('%s fits its CRD', (_path, object) => {
  expect(validate(object)).toEqual([]);
});

test('there is much to check, of every group that has CRDs here', () => {
  expect(custom.length).toBeGreaterThanOrEqual(40);
  expect([...new Set(custom.map(([, object]) => groupOf(object)))].sort()).toEqual([
    'argoproj.io',
    'gateway.networking.k8s.io',
    'monitoring.coreos.com',
    'networking.istio.io',
    'security.istio.io',
  ]);
});

test('kinds without a CRD are those of Kubernetes itself, and only they', () => {
  const builtIn = objects.filter(([, object]) => BUILT_IN_GROUPS.includes(groupOf(object)));
  expect(builtIn.length).toBeGreaterThan(0);
  expect(objects.filter((entry) => !custom.includes(entry))).toEqual(builtIn);
});
