import fc from 'fast-check';
import {
  RESERVED_COMPONENTS,
  WORKLOADS_COMPONENT,
  dashed,
  exposureName,
  gatewayLabel,
  gatewayName,
  peerNetwork,
  serviceKey,
} from '../../lib/model/names';
import { isDnsLabel, isDnsSubdomain } from '../../lib/model/validate/syntax';

const label = fc.string({ unit: fc.constantFrom('a', 'b', '-'), minLength: 1, maxLength: 6 }).filter(isDnsLabel);
const dotted = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));

/** Reads a dashed name back: a run of one dash is a dot, a run of 2n dashes is n dashes. */
function undashed(name: string): string {
  return name.replace(/-+/g, (run) => (run.length === 1 ? '.' : run.slice(run.length / 2)));
}

test.each([
  ['echo.mesh.local', 'echo-mesh-local'],
  ['a-b.c', 'a--b-c'],
  ['a.b-c', 'a-b--c'],
  ['a--b', 'a----b'],
  ['echo', 'echo'],
])('%s is dashed to %s', (name, expected) => {
  expect(dashed(name)).toBe(expected);
});

test('several names are dashed as one with dots between them', () => {
  expect(dashed('echo', 'us-east')).toBe(dashed('echo.us-east'));
});

test('a dashed name can be read back, so two names never become one', () => {
  fc.assert(
    fc.property(dotted, (name) => {
      expect(undashed(dashed(name))).toBe(name);
    }),
  );
});

test('a dashed name is an object name without dots', () => {
  fc.assert(
    fc.property(dotted, (name) => {
      expect(isDnsSubdomain(dashed(name))).toBe(true);
      expect(dashed(name)).not.toContain('.');
    }),
  );
});

test('a gateway is named as in Istio’s own release', () => {
  expect(gatewayName('eastwest')).toBe('istio-eastwestgateway');
  expect(gatewayLabel('eastwest')).toBe('eastwestgateway');
});

test('the list of exposed hosts has the usual name for the usual gateway, and one of its own for any other', () => {
  expect(exposureName('eastwest')).toBe('cross-network');
  expect(exposureName('second')).toBe('cross-network-second');
});

test('a peer has a network id of its own, not the name of its network', () => {
  expect(peerNetwork('eu')).toBe('peer-eu');
});

test('services of one name in two namespaces are two', () => {
  expect(serviceKey({ namespace: 'a', name: 'echo' })).toBe('a/echo');
  expect(serviceKey({ namespace: 'b', name: 'echo' })).not.toBe(serviceKey({ namespace: 'a', name: 'echo' }));
});

test('the directory of objects without a chart is reserved', () => {
  expect(RESERVED_COMPONENTS).toEqual(expect.arrayContaining([WORKLOADS_COMPONENT, 'namespaces', 'peers', 'istio']));
});
