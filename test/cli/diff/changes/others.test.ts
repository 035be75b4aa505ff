import { others } from '../../../../lib/cli/diff/changes/others';
import { compareTrees } from '../../../../lib/cli/diff/compare/comparison';
import type { Manifest } from '../../../../lib/resources/manifest';
import { distOf, linesOf, object } from '../trees';
import type { Dist } from '../trees';

const config = (name: string, data = 'a'): Manifest => ({
  ...object('v1', 'ConfigMap', { name }),
  data: { key: data },
});
const at = (objects: Dist['objects']): Dist => ({ ...(objects && { objects }) });
const project = (destinations: readonly object[]): Manifest =>
  object('argoproj.io/v1alpha1', 'AppProject', {}, { destinations });

test.each<readonly [string, Dist, Dist, readonly string[]]>([
  [
    'a component comes in two clusters',
    {},
    at({ 'us/workloads/shop': [config('a'), config('b')], 'eu/workloads/shop': [config('a'), config('b')] }),
    ['info [eu, us] added in workloads/shop: ConfigMap test/a, ConfigMap test/b'],
  ],
  [
    'a component goes',
    at({ 'us/workloads/shop': ['a', 'b', 'c', 'd', 'e'].map((name) => config(name)) }),
    {},
    ['review [us] removed from workloads/shop: ConfigMap test/a, ConfigMap test/b, ConfigMap test/c and 2 more'],
  ],
  [
    'the same changes in several objects',
    at({ 'us/workloads/shop': [config('a'), config('b')] }),
    at({ 'us/workloads/shop': [config('a', 'x'), config('b', 'x')] }),
    ['info [us] changed: ConfigMap test/a, ConfigMap test/b: data.key a -> x'],
  ],
  [
    'an object moves to another component, which nobody notices',
    at({ 'us/workloads/shop': [config('a')] }),
    at({ 'us/workloads/cart': [config('a')] }),
    [],
  ],
  [
    'an object moves to another layer, and is delivered by another Application',
    at({ 'us/workloads/shop': [config('a')] }),
    at({ 'us/config/shop': [config('a', 'x')] }),
    ['review [us] moved from layer workloads to config: ConfigMap test/a: data.key a -> x'],
  ],
  [
    'the rights of Argo CD follow what comes',
    at({ 'us/delivery': [project([])] }),
    at({ 'us/delivery': [project([{ name: 'us', namespace: 'test' }])], 'us/workloads/shop': [config('a')] }),
    ['info [us] added in workloads/shop: ConfigMap test/a'],
  ],
  [
    'the same comes for two clusters, whose names are in its own',
    {},
    at({
      'us/delivery': [object('argoproj.io/v1alpha1', 'Application', { name: 'mesh-us-config' })],
      'eu/delivery': [object('argoproj.io/v1alpha1', 'Application', { name: 'mesh-eu-config' })],
    }),
    ['info [eu, us] added in delivery: Application test/mesh-<cluster>-config'],
  ],
  [
    'the rights of Argo CD grow by themselves',
    at({ 'us/delivery': [project([])] }),
    at({ 'us/delivery': [project([{ name: 'us', namespace: 'kube-system' }])], 'us/workloads/shop': [config('a')] }),
    [
      'info [us] changed: AppProject test/test: spec.destinations +{"name":"us","namespace":"kube-system"}',
      'info [us] added in workloads/shop: ConfigMap test/a',
    ],
  ],
])('%s', (_title, before, after, says) => {
  expect(linesOf(others(compareTrees(distOf(before), distOf(after)), []))).toEqual(says);
});
