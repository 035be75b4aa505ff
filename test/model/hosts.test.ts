import { MAX_SERVER_NAME, canonicalNameOf, nativeName, serverName } from '../../lib/model/names';

const CANONICAL = 'service.istio.io/canonical-name';
const NAME = 'app.kubernetes.io/name';

test('the server name of a host holds its port and no subset', () => {
  expect(serverName(80, 'echo.mesh.local')).toBe('outbound_.80_._.echo.mesh.local');
});

test('a server name is at most as long as a DNS name', () => {
  expect(MAX_SERVER_NAME).toBe(253);
});

test.each<[string, Record<string, string>, string | undefined]>([
  ['its own label comes first', { app: 'a', [NAME]: 'b', [CANONICAL]: 'c' }, 'c'],
  ['then the name that Kubernetes recommends', { app: 'a', [NAME]: 'b' }, 'b'],
  ['then app', { app: 'a', version: 'v1' }, 'a'],
  ['other labels say nothing', { 'k8s-app': 'a', name: 'b' }, undefined],
  ['no label says nothing', {}, undefined],
])('of the labels that tell the canonical name, %s', (_title, selector, expected) => {
  expect(canonicalNameOf(selector)).toBe(expected);
});

test('the native name of a service is in the cluster domain', () => {
  expect(nativeName({ name: 'echo', namespace: 'shop' })).toBe('echo.shop.svc.cluster.local');
});
