import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { MeshApp } from '../../../lib/index';
import type { Manifest, MeshCluster, PatchTarget } from '../../../lib/index';
import { problemsOf } from '../../support/synth';
import { trainingMesh } from '../../support/training-mesh';

const GATEWAY: PatchTarget = { component: 'eastwest', kind: 'Deployment', name: 'istio-eastwestgateway' };
const POLICY: PatchTarget = { component: 'echo-echo', kind: 'AuthorizationPolicy', name: 'echo-callers' };

function cluster(): MeshCluster {
  return trainingMesh(new MeshApp()).us;
}

function object(manifests: readonly Manifest[], kind: string, name: string): Manifest | undefined {
  return manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name);
}

test('changes exactly the object that was meant, in this cluster only', () => {
  const { us, eu } = trainingMesh(new MeshApp());
  us.patch(GATEWAY, JsonPatch.add('/spec/template/spec/priorityClassName', 'system-cluster-critical'));
  const priority = { spec: { template: { spec: { priorityClassName: 'system-cluster-critical' } } } };
  expect(object(us.toJson(), 'Deployment', 'istio-eastwestgateway')).toMatchObject(priority);
  expect(object(eu.toJson(), 'Deployment', 'istio-eastwestgateway')).not.toMatchObject(priority);
});

test('patches of one object add up, in the order given, and toJson can be asked again', () => {
  const us = cluster();
  us.patch(POLICY, JsonPatch.add('/spec/rules/0/to/0/operation/ports/-', '15020'));
  us.patch(POLICY, JsonPatch.replace('/spec/rules/0/to/0/operation/ports/1', '15021'));
  const expected = { spec: { rules: [{ to: [{ operation: { ports: ['8080', '15021'] } }] }] } };
  expect(object(us.toJson(), 'AuthorizationPolicy', 'echo-callers')).toMatchObject(expected);
  expect(object(us.toJson(), 'AuthorizationPolicy', 'echo-callers')).toMatchObject(expected);
});

test('fields that the generated types do not know survive', () => {
  const us = cluster();
  us.patch({ ...POLICY }, JsonPatch.add('/spec/futureField', { a: 1 }));
  expect(object(us.toJson(), 'AuthorizationPolicy', 'echo-callers')).toMatchObject({ spec: { futureField: { a: 1 } } });
});

test('objects of users can be patched too', () => {
  const us = cluster();
  us.patch({ component: 'echo', kind: 'Deployment', name: 'echo' }, JsonPatch.replace('/spec/replicas', 7));
  expect(object(us.toJson(), 'Deployment', 'echo')).toMatchObject({ spec: { replicas: 7 } });
});

test.each<[string, PatchTarget, JsonPatch, RegExp]>([
  [
    'an unknown component',
    { ...GATEWAY, component: 'eastwset' },
    JsonPatch.remove('/spec'),
    /the components are .*eastwest.*; did you mean "eastwest"\?/,
  ],
  [
    'an unknown name',
    { ...POLICY, name: 'echo-caller' },
    JsonPatch.remove('/spec'),
    /component "echo-echo" has .*AuthorizationPolicy echo\/echo-callers; did you mean "AuthorizationPolicy echo-callers"\?/,
  ],
  ['another namespace', { ...POLICY, namespace: 'default' }, JsonPatch.remove('/spec'), /correct the target/],
  [
    'an object of a chart',
    { component: 'istiod', kind: 'Deployment', name: 'istiod' },
    JsonPatch.remove('/spec'),
    /Istio\.managed\(\{ values/,
  ],
  ['a replace of a missing path', GATEWAY, JsonPatch.replace('/spec/nothing', 1), /correct the path/],
  ['a remove of a missing path', GATEWAY, JsonPatch.remove('/spec/nothing'), /correct the path/],
  ['an add below a missing parent', GATEWAY, JsonPatch.add('/spec/nothing/here', 1), /add the missing parents/],
  ['an index past the end', POLICY, JsonPatch.add('/spec/rules/9', {}), /correct the path/],
  ['a copy from a missing path', POLICY, JsonPatch.copy('/spec/nothing', '/spec/other'), /correct the path/],
  ['a move from a missing path', POLICY, JsonPatch.move('/spec/nothing', '/spec/other'), /correct the path/],
  ['a test that fails', POLICY, JsonPatch.test('/spec/action', 'DENY'), /./],
])('fails for %s', (_title, target, operation, fix) => {
  const us = cluster();
  us.patch(target, operation);
  const problems = problemsOf(() => us.toJson());
  expect(problems).toMatchObject([{ rule: 'patch-matches', path: 'training-mesh/us' }]);
  expect(problems[0]?.fix).toMatch(fix);
});

test('fails for a target that matches more than one object, until it says which', () => {
  const us = cluster();
  const chart = new Chart(us, 'twins');
  for (const namespace of ['echo', 'frontend']) {
    new ApiObject(chart, namespace, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'twin', namespace } });
  }
  const target = { component: 'twins', kind: 'ConfigMap', name: 'twin' };
  const operation = JsonPatch.add('/data', { a: 'b' });
  us.patch({ ...target, namespace: 'frontend' }, operation);
  expect(us.toJson().filter(({ data }) => data !== undefined)).toMatchObject([{ metadata: { namespace: 'frontend' } }]);
  us.patch(target, operation);
  const problems = problemsOf(() => us.toJson());
  expect(problems).toMatchObject([{ rule: 'patch-matches', what: 'a patch matches more than one object' }]);
  expect(problems[0]?.fix).toContain('ConfigMap echo/twin');
});
