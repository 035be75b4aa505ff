import { Delivery } from '../../lib';
import { helmName } from '../../lib/delivery/fitted-name';

const LONG = 'a-release-of-somebody-else-that-has-one-name-too-many-1';

test('what Helm takes for the name of a release stays as it is', () => {
  for (const name of ['istiod', 'a.b', LONG.slice(0, 53)]) expect(helmName(name)).toBe(name);
});

test('a name that is too long for Helm is cut, and a hash tells it from others', () => {
  const names = [LONG, `${LONG}0`].map(helmName);
  for (const name of names) expect(name).toMatch(/^a-release-of-somebody-else-that-has-one-name-[0-9a-f]{8}$/);
  expect(new Set(names).size).toBe(2);
});

const repoUrl = 'https://git.example.com/platform/mesh.git';

test.each([
  ['an Argo CD that serves all clusters', Delivery.argoCd({ repoUrl }), true],
  ['an Argo CD in each cluster', Delivery.argoCd({ repoUrl, topology: 'perCluster' }), false],
  ['Flux', Delivery.flux({ sourceRef: { name: 'mesh' } }), false],
])('%s: names of Applications of all clusters are compared or not', (_title, delivery, compared) => {
  const rule = delivery.rules?.find(({ id }) => id === 'application-names-unique');
  expect(rule !== undefined).toBe(compared);
  if (rule !== undefined) expect(rule.page).toBe('cdk8s-mesh/docs/rules/application-names-unique.md');
});
